package io.rivulet.session;

import static io.rivulet.session.SessionClient.SESSIONS;
import static io.rivulet.session.SessionClient.access;
import static io.rivulet.session.SessionClient.json;
import static io.rivulet.session.SessionClient.problem;
import static io.rivulet.session.SessionClient.unusedName;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class SessionsIT {

    @LocalServerPort
    private int port;

    private SessionClient client;
    private String name;

    @BeforeEach
    void connect() {
        client = new SessionClient(port);
        name = unusedName();
    }

    @Test
    void whoRegistersMayAskAtOnceAndRefresh() throws Exception {
        var registered = client.register(name);
        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(registered.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(registered).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(Instant.parse(json(registered).path("expires_at").asString()))
                .isAfter(Instant.now());

        var refreshed = client.refresh(refresh(registered));

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).path("session_id"))
                .isEqualTo(json(registered).path("session_id"));
        assertThat(client.get(SESSIONS, access(refreshed)).statusCode()).isEqualTo(200);
        assertThat(refresh(client.refresh(refresh(registered)))).isEqualTo(refresh(refreshed));
    }

    @Test
    void onesSessionsAreListedAndEnded() throws Exception {
        var first = client.register(name);
        var second = client.logIn(name);

        var listed = json(client.get(SESSIONS, access(second))).path("sessions");
        assertThat(listed).hasSize(2);
        assertThat(listed.valueStream().filter(one -> one.path("current").asBoolean()))
                .singleElement()
                .satisfies(current -> {
                    assertThat(current.path("id")).isEqualTo(json(second).path("session_id"));
                    assertThat(current.path("user_agent").asString()).isEqualTo("A browser/1.0");
                });

        var one = SESSIONS + "/" + json(first).path("session_id").asString();
        assertThat(client.delete(one, access(second)).statusCode()).isEqualTo(204);
        assertThat(client.delete(one, access(second)).statusCode()).isEqualTo(204);
        assertNobody(first);
        assertThat(client.get(SESSIONS, access(second)).statusCode()).isEqualTo(200);
        assertThat(client.delete(SESSIONS + "/current", access(second)).statusCode())
                .isEqualTo(204);
        assertNobody(second);
    }

    @Test
    void allSessionsEndTogetherThoseOfTheContractToo() throws Exception {
        var first = client.register(name);
        var contract = json(client.post("/douyin/user/login/?username=" + name + "&password=123456", "{}"))
                .path("token")
                .asString();
        assertThat(client.get(SESSIONS, contract).statusCode()).isEqualTo(200);

        assertThat(client.delete(SESSIONS, access(first)).statusCode()).isEqualTo(204);

        assertNobody(first);
        assertThat(client.get(SESSIONS, contract).statusCode()).isEqualTo(401);
        assertThat(problem(client.refresh(refresh(first)))).isEqualTo("refresh-token-invalid");
    }

    @Test
    void theSessionsOfOthersAreNotThere() throws Exception {
        var ann = client.register(name);
        var bob = client.register(unusedName());
        var hers = SESSIONS + "/" + json(ann).path("session_id").asString();

        assertThat(problem(client.delete(hers, access(bob)))).isEqualTo("session-not-found");
        assertThat(client.get(SESSIONS, access(ann)).statusCode()).isEqualTo(200);
    }

    @Test
    void accessTokensAreTakenByTheContractToo() throws Exception {
        var ann = client.register(name);

        var answer = client.send("GET", "/douyin/user/?token=" + access(ann), "");

        assertThat(json(answer).path("status_code").asInt()).isZero();
        assertThat(json(answer).path("user").path("id").asLong())
                .isEqualTo(json(ann).path("account_id").asLong());
    }

    @Test
    void anybodyCanVerifyTokensByThePublishedKeys() throws Exception {
        var published = client.send("GET", "/.well-known/jwks.json", "");
        assertThat(published.headers().firstValue("Cache-Control").orElse("")).contains("max-age=300", "public");
        assertThat(published.body()).doesNotContain("\"d\"");
        var keys = JWKSet.parse(published.body());

        for (var token : new String[] {
            access(client.register(name)), new DouyinClient(port).register().token()
        }) {
            var jwt = SignedJWT.parse(token);
            var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        }
    }

    @Test
    void aSecretInABodyThatCannotBeReadIsNotRepeated() throws Exception {
        for (var secret :
                new String[] {"hush-hush", "{\"hush-hush\":1}", "\"hush-hush", "\"hush-hush\" \"hush-hush\""}) {
            var answer = client.post(SESSIONS, "{\"name\": \"ann\", \"password\": " + secret + "}");
            assertThat(answer.statusCode()).as(secret).isIn(400, 422);
            assertThat(answer.body()).doesNotContain("hush");
        }
    }

    @Test
    void badBodiesAreToldWhatToChange() throws Exception {
        for (var body : new String[] {
            "", "[]", "{", "null", "\"x\"", "{\"name\": tides-and-sand}", "{\"name\":\"a\",\"name\":\"b\"}", "{}{}"
        }) {
            var refusal = client.post(SESSIONS, body);
            assertThat(problem(refusal)).as(body).isEqualTo("body-unreadable");
            assertThat(refusal.body()).doesNotContain("tides");
        }
        assertRefused("{}", "parameter-missing", "name");
        assertRefused("{\"name\":\"" + name + "\"}", "parameter-missing", "password");
        assertRefused("{\"name\":{}}", "field-invalid", "name");
        assertRefused("{\"name\":\"\",\"password\":\"long enough\"}", "name-invalid", "name");
        assertRefused("{\"name\":\"" + name + "\",\"password\":\"x\"}", "password-invalid", "password");
        assertThat(problem(client.post(SESSIONS + "/refresh", "{}"))).isEqualTo("body-unreadable");
        assertThat(problem(client.send("POST", SESSIONS, "name=x"))).isEqualTo("body-type-unknown");
        assertThat(client.send("PUT", SESSIONS, "{}")
                        .headers()
                        .firstValue("Allow")
                        .orElse(""))
                .contains("GET", "POST", "DELETE");
        assertThat(problem(client.post(SESSIONS, "{\"name\":\"" + name + "\",\"password\":\"wrong\"}")))
                .isEqualTo("wrong-name-or-password");
    }

    /** Whom nobody registers, and which member is to blame. */
    private void assertRefused(String body, String problem, String field) throws Exception {
        var refusal = client.post("/api/v1/accounts", body);
        assertThat(problem(refusal)).isEqualTo(problem);
        assertThat(refusal.body()).contains("\"errors\":[{", "\"field\":\"" + field + "\"");
    }

    @Test
    void nobodyEndsSessionsWithoutAToken() throws Exception {
        assertThat(client.send("DELETE", SESSIONS, "").statusCode()).isEqualTo(401);
        assertThat(client.send("GET", SESSIONS, "").statusCode()).isEqualTo(401);
    }

    private void assertNobody(HttpResponse<String> signedIn) throws Exception {
        assertThat(client.get(SESSIONS, access(signedIn)).statusCode()).isEqualTo(401);
    }

    private static String refresh(HttpResponse<String> answer) {
        return json(answer).path("refresh_token").asString();
    }
}
