package io.rivulet.session.key;

import static io.rivulet.account.AccountNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.AccountNode;
import io.rivulet.platform.limits.CpuTasks;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SigningKeysIT {

    @Test
    void tenNodesThatStartAtOnceAgreeOnOneKey() throws Exception {
        try (var one = AccountNode.start();
                var other = AccountNode.start()) {
            await(one.database().sql("DELETE FROM signing_key").then());

            var kids = await(Flux.fromStream(IntStream.range(0, 10).boxed())
                    .map(i -> keysOf(List.of(one, other).get(i % 2)))
                    .flatMap(SigningKeys::active, 10)
                    .map(SigningKey::kid)
                    .collectList());

            assertThat(kids).hasSize(10);
            assertThat(kids.stream().distinct()).hasSize(1);
            assertThat(await(one.database()
                            .sql("SELECT count(*) FROM signing_key")
                            .mapValue(Long.class)
                            .one()))
                    .isEqualTo(1);
        }
    }

    private static SigningKeys keysOf(AccountNode node) {
        return new SigningKeys(
                node.bean(SigningKeyRepository.class),
                node.bean(CpuTasks.class),
                node.bean(KeyTerms.class),
                Clock.systemUTC(),
                System::nanoTime);
    }
}
