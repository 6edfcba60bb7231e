package io.rivulet.platform.events;

import static io.rivulet.platform.events.Diary.MISSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.rivulet.RunningServer;
import io.rivulet.platform.redis.MarksForgotten;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.test.StepVerifier;

/** The server and another node on one real Redis. */
@RunningServer
class EventsIT {

    @Autowired
    private Events events;

    @Autowired
    private Hearing hearing;

    @Autowired
    private List<EventTypes> types;

    @Autowired
    private LettuceConnectionFactory connections;

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private LettuceConnectionFactory others;
    private TestNode other;

    @BeforeEach
    void meet() {
        others = new LettuceConnectionFactory(
                Objects.requireNonNull(connections.getStandaloneConfiguration()), connections.getClientConfiguration());
        others.afterPropertiesSet();
        others.start();
        var channel = new RedisChannel(new ReactiveStringRedisTemplate(others), others);
        other = TestNode.create(channel, types, new Diary(heard)).start();
        await().until(() -> hearing.isComplete() && other.hearing().isComplete() && heard.contains(MISSED));
        heard.clear();
    }

    @AfterEach
    void part() {
        other.close();
        await().until(() -> !other.sender().isRunning());
        others.destroy();
    }

    @Test
    void whatWasHandedOverIsHeardByTheOther() {
        var news = news();
        events.publish(news);
        events.handedOver().as(StepVerifier::create).expectComplete().verify(Duration.ofSeconds(10));
        await().until(() -> heard.contains(news));
    }

    @Test
    void manyAreHeardInTheOrderInWhichTheyWerePublished() {
        var all = Stream.generate(EventsIT::news).limit(2_000).toList();
        all.forEach(events::publish);
        await().until(() -> heard.containsAll(all));
        assertThat(heard).filteredOn(all::contains).containsExactlyElementsOf(all);
    }

    @Test
    void whoeverLosesTheConnectionDropsAllAndHearsAgain() {
        long before = hearing.generation();
        long theirs = other.hearing().generation();
        killSubscribers();
        await().until(() -> hearing.generation() > before && other.hearing().generation() > theirs);
        await().until(() -> hearing.isComplete() && other.hearing().isComplete());
        assertThat(heard).contains(MISSED);

        var news = news();
        events.publish(news);
        await().until(() -> heard.contains(news));
    }

    @Test
    void everyEventOfEveryPackageHasAName() {
        var records = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.rivulet").stream()
                        .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .toList();
        assertThat(types.stream().<Class<?>>flatMap(some -> some.types().stream()))
                .containsExactlyInAnyOrderElementsOf(records)
                .extracting(Class::getSimpleName)
                .doesNotHaveDuplicates();
    }

    private void killSubscribers() {
        try (var connection = ((RedisClient) connections.getRequiredNativeClient()).connect()) {
            assertThat(connection.sync().clientKill(KillArgs.Builder.typePubsub()))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private static MarksForgotten news() {
        return new MarksForgotten(List.of(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50)));
    }
}
