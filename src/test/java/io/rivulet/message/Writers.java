package io.rivulet.message;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Accounts without passwords, which are there at once, and what they write to each other. */
record Writers(Messages messages, DatabaseClient database, ReactiveStringRedisTemplate redis) {

    private static final String CREATE = """
            WITH created AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, :many) AS i)
                RETURNING id)
            INSERT INTO account_count (account_id) SELECT id FROM created RETURNING account_id
            """;

    List<Long> create(int many) throws Exception {
        return await(database.sql(CREATE)
                .bind("many", many)
                .mapValue(Long.class)
                .all()
                .sort()
                .collectList());
    }

    @CanIgnoreReturnValue
    Message send(long sender, long recipient, String content) throws Exception {
        return await(messages.send(sender, recipient, content, null));
    }

    List<Message> history(long viewer, long peer) throws Exception {
        return await(messages.history(viewer, peer, Slice.newest(200)));
    }

    List<Message> newerThan(long time, long viewer, long peer) throws Exception {
        return await(messages.newerThan(time, viewer, peer));
    }

    void flushAll() {
        StepVerifier.create(
                        redis.execute(connection -> connection.serverCommands().flushAll()))
                .expectNext("OK")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    long count(String query) throws Exception {
        return await(database.sql(query).mapValue(Long.class).one());
    }

    static void expectRefusal(Mono<?> refused, ErrorCode code, String sentence) {
        refused.as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code))
                        .hasMessageContaining(sentence))
                .verify(Duration.ofSeconds(60));
    }

    @CanIgnoreReturnValue
    static <T> T await(Mono<T> mono) throws Exception {
        return mono.toFuture().get(60, SECONDS);
    }
}
