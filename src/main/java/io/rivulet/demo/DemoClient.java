package io.rivulet.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.web.OwnAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;

/** A client of the camp's contract that happens to live in the server. */
@Component
class DemoClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OwnAddress address;
    private final MediaTokens random;

    DemoClient(OwnAddress address, MediaTokens random) {
        this.address = address;
        this.random = random;
    }

    /** The token of a new account whose password nobody knows. */
    Mono<String> register() {
        var name = "rivulet-" + random.next().substring(0, 6);
        return address.client()
                .post()
                .uri("/douyin/user/register/?username={name}&password={password}", name, random.next())
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(PATIENCE)
                .map(Answer::requireToken);
    }

    Mono<Answer> publish(String token, String title, Path file) {
        var form = new MultipartBodyBuilder();
        form.part("token", token);
        form.part("title", title);
        form.part("data", new FileSystemResource(file));
        return address.client()
                .post()
                .uri("/douyin/publish/action/")
                .body(BodyInserters.fromMultipartData(form.build()))
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(PATIENCE)
                .map(Answer::requireSuccess);
    }

    record Answer(
            @JsonProperty("status_code") int code,
            @JsonProperty("status_msg") String message,
            @JsonProperty("token") String token) {

        String requireToken() {
            return requireSuccess().token;
        }

        Answer requireSuccess() {
            if (code != 0) {
                throw new IllegalStateException("refused with " + code + ": " + message);
            }
            return this;
        }
    }
}
