package io.rivulet.message;

import static io.rivulet.message.Writers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.platform.data.Rank;
import io.rivulet.platform.data.RankedSlice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with very many conversations reads a part of them for what the part costs. */
@RunningServer
class ConversationListIT {

    private static final int MANY = 2000;
    private static final int PART = 21;

    /** Some of them at the same millisecond. */
    private static final String FILL = """
            WITH opened AS (
                INSERT INTO conversation (low_id, high_id, last_seq, last_time)
                SELECT least(:account, peer), greatest(:account, peer), 1, 1700000000000 + peer / 3
                  FROM unnest(:peers) AS peer
                RETURNING id, last_time)
            INSERT INTO message (conversation_id, seq, from_low, sent_at, content)
            SELECT id, 1, true, last_time, 'hello' FROM opened
            """;

    @Autowired
    private Messages messages;

    @Autowired
    private DatabaseClient database;

    private long account;
    private List<Long> peers;

    @BeforeEach
    void fill(@Autowired ReactiveStringRedisTemplate redis) throws Exception {
        var writers = new Writers(messages, database, redis);
        peers = new ArrayList<>(writers.create(MANY / 2));
        account = writers.create(1).getFirst();
        peers.addAll(writers.create(MANY / 2));
        await(database.sql(FILL)
                .bind("account", account)
                .bind("peers", peers.toArray(Long[]::new))
                .then()
                .thenReturn(true));
        await(database.sql("ANALYZE conversation, message").then().thenReturn(true));
    }

    @Test
    void eachPartReadsNoMoreRowsThanItHasOfEitherIndex() throws Exception {
        for (var after : List.of(Rank.HIGHEST, new Rank(1700000000000L + peers.get(MANY / 2) / 3, 1))) {
            var scans = scans(plan(after));
            assertThat(scans)
                    .extracting(scan -> scan.path("Index Name").asString("none of " + scan))
                    .containsExactlyInAnyOrder(
                            "conversation_newest_of_low", "conversation_newest_of_high", "message_order");
            assertThat(scans)
                    .allSatisfy(scan -> assertThat(scan.path("Actual Rows").asDouble()
                                    + scan.path("Rows Removed by Filter").asDouble())
                            .isLessThanOrEqualTo(PART));
        }
    }

    @Test
    void allComeOnceAlsoOfOneMillisecond() throws Exception {
        var seen = new ArrayList<Long>();
        var part = await(messages.latestOf(account, new RankedSlice(Rank.HIGHEST, 100)));
        part.entries().forEach(message -> seen.add(message.peerOf(account)));
        while (part.next().isPresent()) {
            part = await(messages.latestOf(account, new RankedSlice(part.next().orElseThrow(), 100)));
            part.entries().forEach(message -> seen.add(message.peerOf(account)));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(peers);
    }

    private JsonNode plan(Rank after) throws Exception {
        var text = await(database.sql("EXPLAIN (ANALYZE, FORMAT JSON) " + ConversationListRepository.NEWEST_AFTER)
                .bind("account", account)
                .bind("time", after.value())
                .bind("id", after.id())
                .bind("limit", PART)
                .mapValue(String.class)
                .one());
        return JsonMapper.shared().readTree(text).path(0).path("Plan");
    }

    /** Whatever reads a table. */
    private static List<JsonNode> scans(JsonNode plan) {
        var scans = new ArrayList<JsonNode>();
        if (plan.has("Relation Name")) {
            scans.add(plan);
        }
        plan.path("Plans").forEach(child -> scans.addAll(scans(child)));
        return scans;
    }
}
