package io.rivulet.session;

import static io.rivulet.session.SessionClient.SESSIONS;
import static io.rivulet.session.SessionClient.json;
import static io.rivulet.session.SessionClient.problem;
import static io.rivulet.session.SessionClient.unusedName;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Browsers: tokens that no script can read, and pages of others that can do nothing with them. */
@RunningServer
class CookiesIT {

    private static final String CURRENT = SESSIONS + "/current";

    @LocalServerPort
    private int port;

    private SessionClient client;
    private HttpResponse<String> signedIn;
    private String cookies;
    private String csrf;

    @BeforeEach
    void signIn() throws Exception {
        client = new SessionClient(port);
        var name = unusedName();
        client.register(name);
        signedIn = client.logInByCookies(name);
        cookies = cookies(signedIn);
        csrf = json(signedIn).path("csrf_token").asString();
    }

    @Test
    void tokensAreInCookiesThatScriptsCannotRead() {
        assertThat(json(signedIn).propertyNames()).doesNotContain("access_token", "refresh_token");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Path=/", "Secure", "SameSite=Strict")
                        .doesNotContain("Domain"))
                .filteredOn(cookie -> cookie.toLowerCase(Locale.ROOT).contains("httponly"))
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .containsExactly("__Host-access", "__Host-refresh");
        assertThat(cookies).contains("__Host-csrf=" + csrf);
    }

    @Test
    void aCookieIsEnoughToRead() throws Exception {
        assertThat(client.send("GET", SESSIONS, "", "Cookie", cookies).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatChangesSomethingNeedsWhatOnlyOurPagesCanRead() throws Exception {
        assertRefused(client.send("DELETE", CURRENT, "", "Cookie", cookies));
        assertRefused(client.send("DELETE", CURRENT, "", "Cookie", cookies, "X-CSRF-Token", "guessed"));
        assertRefused(client.send("DELETE", CURRENT, "", with("Sec-Fetch-Site", "cross-site")));
        assertRefused(client.send("DELETE", CURRENT, "", with("Sec-Fetch-Site", "same-site")));
        assertRefused(client.send("DELETE", CURRENT, "", with("Origin", "https://evil.example")));
        assertRefused(client.send("DELETE", CURRENT, "", with("Origin", "null")));
        assertRefused(client.send("POST", SESSIONS + "/refresh", "", "Cookie", cookies));

        assertThat(client.send("DELETE", CURRENT, "", with("Origin", "http://localhost:" + port))
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.send("GET", SESSIONS, "", "Cookie", cookies).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSealOfAnotherSessionIsNone() throws Exception {
        var name = unusedName();
        client.register(name);
        var others = json(client.logInByCookies(name)).path("csrf_token").asString();

        assertRefused(client.send("DELETE", CURRENT, "", "Cookie", cookies, "X-CSRF-Token", others));
    }

    @Test
    void aBrowserRefreshesItsCookies() throws Exception {
        var refreshed = client.send("POST", SESSIONS + "/refresh", "", with("Sec-Fetch-Site", "same-origin"));

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(cookies(refreshed)).isNotEqualTo(cookies).contains("__Host-access=", "__Host-csrf=" + csrf);
        assertThat(client.send("GET", SESSIONS, "", "Cookie", cookies(refreshed))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoSignsOutHasNoCookiesLeft() throws Exception {
        var out = client.send("DELETE", CURRENT, "", with("Sec-Fetch-Site", "same-origin"));

        assertThat(out.headers().allValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void aBearerTokenNeedsNoSeal() throws Exception {
        var token = SessionClient.access(client.register(unusedName()));

        assertThat(client.delete(CURRENT, token).statusCode()).isEqualTo(204);
    }

    private String[] with(String header, String value) {
        return new String[] {"Cookie", cookies, "X-CSRF-Token", csrf, header, value};
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer)).isEqualTo("csrf-refused");
    }
}
