package io.rivulet.session;

import static io.rivulet.session.SessionClient.SESSIONS;
import static io.rivulet.session.SessionClient.access;
import static io.rivulet.session.SessionClient.json;
import static io.rivulet.session.SessionClient.unusedName;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wherever a request fails, and however much is logged: a token is nowhere but in the answer that gives it. */
@RunningServer
@ExtendWith(OutputCaptureExtension.class)
class TokenSecrecyIT {

    private static final List<String> TALKATIVE =
            List.of("io.rivulet", "org.springframework", "reactor.netty.http", "io.r2dbc");

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private LoggingSystem logging;

    private final List<String> secrets = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private SessionClient client;

    @BeforeEach
    void logEverything() {
        client = new SessionClient(port);
        TALKATIVE.forEach(name -> logging.setLogLevel(name, LogLevel.DEBUG));
    }

    @AfterEach
    void logAsBefore() {
        TALKATIVE.forEach(name -> logging.setLogLevel(name, null));
    }

    @Test
    void aTokenIsNowhereButInItsAnswer(CapturedOutput output) throws Exception {
        var name = unusedName();
        client.register(name);
        var signedIn = client.logIn(name);
        var contract = json(client.post("/douyin/user/login/?username=" + name + "&password=123456", "{}"))
                .path("token")
                .asString();
        secrets.addAll(
                List.of(access(signedIn), json(signedIn).path("refresh_token").asString(), contract));
        for (var secret : List.copyOf(secrets)) {
            failWith(secret);
        }
        client.delete(SESSIONS, access(signedIn));
        for (var secret : List.copyOf(secrets)) {
            failWith(secret);
        }

        assertThat(output.getAll()).contains("token=…").contains("/douyin/favorite/action/");
        var metrics = new SessionClient(managementPort)
                .send("GET", "/actuator/prometheus", "")
                .body();
        assertThat(metrics).contains("rivulet");
        for (var secret : secrets) {
            assertThat(output.getAll()).doesNotContain(signature(secret));
            assertThat(metrics).doesNotContain(signature(secret));
            assertThat(answers).noneMatch(answer -> answer.contains(signature(secret)));
        }
    }

    /** In all the places where somebody might put one, rightly or wrongly. */
    private void failWith(String token) throws Exception {
        var inQuery = "?token=" + token;
        send("POST", "/douyin/favorite/action/" + inQuery + "&video_id=0&action_type=9", "");
        send("POST", "/douyin/user/login/" + inQuery + "&username=x&password=" + token, "");
        send("GET", "/douyin/nothing/" + inQuery, "");
        send("GET", SESSIONS + "/nothing" + inQuery, "", "Authorization", "Bearer " + token);
        send("PATCH", SESSIONS + inQuery, "", "Authorization", "Bearer " + token, "Cookie", "__Host-access=" + token);
        send("DELETE", SESSIONS + "/current", "", "Cookie", "__Host-access=" + token, "X-CSRF-Token", token);
        send(
                "POST",
                SESSIONS + "/refresh",
                "{\"refresh_token\":\"" + token + "x\"}",
                "Content-Type",
                "application/json");
        send("POST", SESSIONS, "{\"name\":{\"" + token + "\":1", "Content-Type", "application/json");
        send(
                "POST",
                "/api/v1/videos",
                "{" + token,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token);
    }

    private void send(String method, String path, String body, String... headers) throws Exception {
        answers.add(client.send(method, path, body, headers).body());
    }

    /** What is secret in it: of a JWT the last of three parts, of a refresh token its seal. */
    private static String signature(String token) {
        return token.substring(token.length() - 40);
    }
}
