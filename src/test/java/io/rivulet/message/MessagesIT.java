package io.rivulet.message;

import static io.rivulet.message.Writers.await;
import static io.rivulet.message.Writers.expectRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.AccountError;
import io.rivulet.platform.data.Slice;
import io.rivulet.relation.Follows;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Messages keep their order and their text, whatever happens at the same time. */
@RunningServer
class MessagesIT {

    @Autowired
    private Messages messages;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Friends friends;

    private Writers writers;
    private long ann;
    private long bob;

    @BeforeEach
    void create(@Autowired ReactiveStringRedisTemplate redis) throws Exception {
        writers = new Writers(messages, database, redis);
        var two = writers.create(2);
        ann = two.getFirst();
        bob = two.getLast();
    }

    @Test
    void bothReadWhatEitherHasSentInItsOrder() throws Exception {
        var first = writers.send(bob, ann, "one");
        var second = writers.send(ann, bob, "two");
        var third = writers.send(bob, ann, "three");

        assertThat(writers.history(ann, bob)).containsExactly(first, second, third);
        assertThat(writers.history(bob, ann)).containsExactly(first, second, third);
        assertThat(writers.history(ann, bob)).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(first.senderId()).isEqualTo(bob);
        assertThat(first.recipientId()).isEqualTo(ann);
        assertThat(second.sentAt()).isGreaterThan(first.sentAt());
        assertThat(third.sentAt()).isGreaterThan(second.sentAt());
    }

    @Test
    void aPollFindsOnlyWhatThePeerSentLater() throws Exception {
        var first = writers.send(ann, bob, "one");
        assertThat(writers.newerThan(1, ann, bob)).isEmpty();
        assertThat(writers.newerThan(1, bob, ann)).containsExactly(first);
        writers.send(bob, ann, "own");
        var third = writers.send(ann, bob, "three");

        assertThat(writers.newerThan(first.sentAt() - 1, bob, ann)).containsExactly(first, third);
        assertThat(writers.newerThan(first.sentAt(), bob, ann)).containsExactly(third);
        assertThat(writers.newerThan(third.sentAt(), bob, ann)).isEmpty();
        assertThat(writers.newerThan(Long.MAX_VALUE, bob, ann)).isEmpty();
    }

    @Test
    void everyMessageIsSeenByTheNextPollAlsoAfterAFlush() throws Exception {
        long seen = 0;
        for (int i = 0; i < 30; i++) {
            assertThat(writers.newerThan(Math.max(seen, 1), bob, ann)).isEmpty();
            var sent = writers.send(ann, bob, "message " + i);
            if (i % 3 == 0) {
                writers.flushAll();
            }
            assertThat(writers.newerThan(Math.max(seen, 1), bob, ann)).containsExactly(sent);
            seen = sent.sentAt();
        }
    }

    @Test
    void hundredsAtOnceKeepOneOrderAndRisingTimes() throws Exception {
        var people = writers.create(4);
        var sent = await(Flux.range(0, 600)
                .flatMap(
                        i -> messages.send(
                                people.get(i % 4), people.get((i + 1 + i / 4 % 3) % 4), "message " + i, null),
                        64)
                .collectList());

        var conversations = sent.stream()
                .collect(Collectors.groupingBy(Message::conversationId))
                .values();
        assertThat(conversations).hasSize(6);
        assertThat(conversations).allSatisfy(conversation -> {
            var ordered = conversation.stream()
                    .sorted(Comparator.comparingLong(Message::seq))
                    .toList();
            assertThat(ordered)
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ordered.size()).boxed().toList());
            assertThat(ordered).extracting(Message::sentAt).isSorted().doesNotHaveDuplicates();
            assertThat(writers.history(
                            ordered.getFirst().senderId(), ordered.getFirst().recipientId()))
                    .containsExactlyElementsOf(ordered.subList(Math.max(0, ordered.size() - 200), ordered.size()));
        });
    }

    @Test
    void messagesOfOneSenderStayInTheOrderInWhichTheyArrived() throws Exception {
        var contents = IntStream.range(0, 400).mapToObj(i -> "message " + i).toList();
        await(Flux.fromIterable(contents)
                .flatMap(content -> messages.send(ann, bob, content, null), 400)
                .then());

        assertThat(await(messages.history(ann, bob, new Slice(Slice.NEWEST, 200))))
                .extracting(Message::content)
                .containsExactlyElementsOf(contents.subList(200, 400));
        assertThat(await(messages.history(ann, bob, new Slice(201, 1000))))
                .extracting(Message::content)
                .containsExactlyElementsOf(contents.subList(0, 200));
    }

    @Test
    void aPollThatMissedMuchGetsItInParts() throws Exception {
        await(Flux.range(0, 250)
                .flatMap(i -> messages.send(ann, bob, "message " + i, null), 250)
                .then());

        var part = writers.newerThan(1, bob, ann);
        assertThat(part).hasSize(200).extracting(Message::seq).startsWith(1L).endsWith(200L);
        assertThat(writers.newerThan(part.getLast().sentAt(), bob, ann))
                .hasSize(50)
                .extracting(Message::seq)
                .endsWith(250L);
    }

    @Test
    void whatAClientSendsTwiceIsOneMessage() throws Exception {
        var first = await(messages.send(ann, bob, "once", "a-1"));
        assertThat(await(messages.send(ann, bob, "twice", "a-1"))).isEqualTo(first);
        assertThat(await(messages.send(bob, ann, "other sender", "a-1"))).isNotEqualTo(first);
        assertThat(await(messages.send(ann, bob, "other id", "a-2")).seq()).isEqualTo(3);

        var many = await(Flux.range(0, 100)
                .flatMap(i -> messages.send(ann, bob, "at once", "a-" + (3 + i % 2)), 100)
                .collectList());
        assertThat(many)
                .extracting(Message::id)
                .containsOnly(many.get(0).id(), many.get(1).id());
        assertThat(writers.history(ann, bob))
                .hasSize(5)
                .extracting(Message::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatTwoNodesWriteAtOnceIsOneMessageAndOneOrder(@Autowired MessageWrite write) throws Exception {
        writers.send(ann, bob, "opens the conversation");
        var direction = new Direction(ann, bob);
        var written = await(Flux.range(0, 60)
                .flatMap(
                        i -> write.commit(List.of(
                                        new Sending(direction, "same", "same-" + i / 4),
                                        new Sending(direction, "x", null)))
                                .retry(5),
                        8)
                .collectList());

        assertThat(written).hasSize(60);
        assertThat(writers.count("SELECT count(*) FROM message WHERE content = 'same' AND conversation_id = "
                        + writers.history(ann, bob).getFirst().conversationId()))
                .isEqualTo(15);
        assertThat(writers.history(ann, bob))
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1 + 15 + 60).boxed().toList());
    }

    @Test
    void aConversationThatManyOpenAtOnceIsOne(@Autowired MessageWrite write) throws Exception {
        await(Flux.range(0, 20)
                .flatMap(i -> write.commit(List.of(new Sending(new Direction(bob, ann), "hello " + i, null))), 10)
                .then());

        assertThat(writers.history(ann, bob)).hasSize(20);
        assertThat(writers.count("SELECT count(*) FROM conversation WHERE low_id = " + ann + " AND high_id = " + bob))
                .isEqualTo(1);
    }

    @Test
    void aMessageToNobodyIsRefusedAndItsNeighboursAreSent() throws Exception {
        var outcomes = await(Flux.range(0, 40)
                .flatMapSequential(
                        i -> messages.send(ann, i % 2 == 0 ? bob : Long.MAX_VALUE - i, "message " + i, null)
                                .map(Message::content)
                                .onErrorResume(refusal -> Mono.just(refusal.toString())),
                        40)
                .collectList());

        assertThat(outcomes.get(0)).isEqualTo("message 0");
        assertThat(outcomes.get(1)).contains("ACCOUNT_NOT_FOUND", "There is no account " + (Long.MAX_VALUE - 1));
        assertThat(writers.history(ann, bob)).hasSize(20);
        assertThat(writers.count("SELECT count(*) FROM conversation WHERE low_id = " + ann))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeSentIsRefused() {
        expectRefusal(messages.send(ann, ann, "hello", null), MessageError.TO_ONESELF, "somebody else");
        expectRefusal(messages.send(ann, bob, null, null), MessageError.CONTENT_MISSING, "empty");
        expectRefusal(messages.send(ann, bob, " \u200B\n", null), MessageError.CONTENT_MISSING, "empty");
        expectRefusal(messages.send(ann, bob, "a".repeat(2001), null), MessageError.CONTENT_INVALID, "2000");
        expectRefusal(messages.send(ann, bob, "a\u0000", null), MessageError.CONTENT_INVALID, "control");
        expectRefusal(messages.send(ann, bob, "hello", "a b"), MessageError.CLIENT_ID_INVALID, "64");
        expectRefusal(messages.send(ann, bob, "hello", "x".repeat(65)), MessageError.CLIENT_ID_INVALID, "64");
        expectRefusal(
                messages.history(ann, Long.MAX_VALUE, Slice.newest(9)), AccountError.ACCOUNT_NOT_FOUND, "no account");
        expectRefusal(messages.newerThan(1, ann, Long.MAX_VALUE), AccountError.ACCOUNT_NOT_FOUND, "no account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️",
                "שלום ‏עולם",
                "می‌خواهم",
                "one\ntwo\tthree",
                "NULL",
                "null",
                "{a,\"b\",\\c}",
                "\\",
                "\"",
                "'; DROP TABLE message; --",
                "$1 :name ?",
                "𝒳\uFFFF\uE000"
            })
    void aTextIsKeptAsItWasTyped(String text) throws Exception {
        assertThat(writers.send(ann, bob, text).content()).isEqualTo(text);
        assertThat(writers.history(bob, ann)).extracting(Message::content).containsExactly(text);
        assertThat(writers.newerThan(1, bob, ann)).extracting(Message::content).containsExactly(text);
    }

    @Test
    void theLongestTextFits() throws Exception {
        var longest = "😀".repeat(2000);
        writers.send(ann, bob, longest);
        assertThat(writers.history(bob, ann)).extracting(Message::content).containsExactly(longest);
    }

    @Test
    void theLatestMessageOfManyIsOneList() throws Exception {
        var others = writers.create(3);
        writers.send(ann, others.get(0), "mine");
        writers.send(ann, others.get(1), "mine");
        writers.send(others.get(1), ann, "yours");
        writers.send(others.get(1), others.get(0), "somebody else's");

        assertThat(await(messages.latestBetween(ann, List.of(others.get(0), others.get(1), others.get(2), ann, 0L))))
                .isEqualTo(Map.of(
                        others.get(0), new LatestMessage("mine", true),
                        others.get(1), new LatestMessage("yours", false)));
        assertThat(await(messages.latestBetween(ann, List.of()))).isEmpty();
    }

    @Test
    void onlyFriendsWriteToEachOtherWhereTheOperatorWantsThat(@Autowired Follows follows) throws Exception {
        var permission = new Permission(new MessageProperties(true, 200, 0), friends);
        expectRefusal(permission.require(new Direction(ann, bob)), MessageError.NOT_FRIENDS, "follow each other");
        await(follows.follow(ann, bob));
        expectRefusal(permission.require(new Direction(ann, bob)), MessageError.NOT_FRIENDS, "follow each other");
        await(follows.follow(bob, ann));
        await(permission.require(new Direction(ann, bob)));
        await(permission.require(new Direction(bob, ann)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 9, NULL", "2, :time, NULL", "2, 9, '1'", "0, 9, NULL", "2, 0, NULL"})
    void theDatabaseTakesNoSecondMessageOfANumberATimeOrAClientId(String wrong) throws Exception {
        var sent = await(messages.send(ann, bob, "hello", "1"));
        database.sql("INSERT INTO message (conversation_id, from_low, content, seq, sent_at, client_id)"
                        + " VALUES (%d, true, 'x', %s)"
                                .formatted(sent.conversationId(), wrong.replace(":time", Long.toString(sent.sentAt()))))
                .then()
                .as(StepVerifier::create)
                .expectError(DataIntegrityViolationException.class)
                .verify(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2, 1", "1, 1"})
    void theDatabaseTakesEachTwoOnce(String order) {
        long low = order.startsWith("2") ? bob : ann;
        database.sql("INSERT INTO conversation (low_id, high_id) VALUES (%d, %d)".formatted(low, ann))
                .then()
                .as(StepVerifier::create)
                .expectError(DataIntegrityViolationException.class)
                .verify(Duration.ofSeconds(10));
    }
}
