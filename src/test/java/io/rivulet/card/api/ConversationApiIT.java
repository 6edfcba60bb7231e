package io.rivulet.card.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.video.ApiClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whom somebody writes with, by `/api/v1`. */
@RunningServer
class ConversationApiIT {

    private static final String CONVERSATIONS = "/api/v1/conversations";

    private ApiClient api;
    private DouyinClient client;
    private Person early;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        early = client.register();
        ann = client.register();
    }

    @Test
    void whereSomebodyWroteLastComesFirstWithTheOtherOneAndTheMessage() throws Exception {
        var late = client.register();
        write(ann, early, "first");
        write(late, ann, "second");
        write(early, ann, "third");
        api.put("/api/v1/accounts/" + late.id() + "/follow", ann.token());

        var items = json(api.get(CONVERSATIONS, ann.token())).path("items");
        assertThat(items).hasSize(2);
        assertConversation(items.path(0), early, early, "third");
        assertConversation(items.path(1), late, late, "second");
        assertThat(items.path(0).path("account").path("is_followed").asBoolean())
                .isFalse();
        assertThat(items.path(1).path("account").path("is_followed").asBoolean())
                .isTrue();

        var ofEarly = json(api.get(CONVERSATIONS, early.token())).path("items");
        assertThat(ofEarly).hasSize(1);
        assertConversation(ofEarly.path(0), ann, early, "third");
        write(ann, late, "fourth");
        assertThat(peers(json(api.get(CONVERSATIONS, ann.token())))).containsExactly(late.id(), early.id());
        assertConversation(
                json(api.get(CONVERSATIONS, late.token())).path("items").path(0), ann, ann, "fourth");
    }

    @Test
    void partsOfTheListNeitherRepeatNorSkip() throws Exception {
        var peers = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            var peer = i == 3 ? early : client.register();
            write(peer, ann, "line " + i);
            peers.addFirst(peer.id());
        }
        var seen = new ArrayList<Long>();
        var part = json(api.get(CONVERSATIONS + "?limit=3", ann.token()));
        while (part.has("next")) {
            assertThat(part.path("items")).hasSize(3);
            seen.addAll(peers(part));
            part = part(part);
        }
        seen.addAll(peers(part));
        assertThat(seen).isEqualTo(peers);
    }

    /** What is written in meanwhile goes to the beginning. */
    @Test
    void nothingComesTwiceAndWhatStaysIsNotSkippedWhileMessagesArrive() throws Exception {
        var people = new ArrayList<Person>();
        for (int i = 0; i < 8; i++) {
            people.add(client.register());
            write(people.getLast(), ann, "line " + i);
        }
        var seen = new ArrayList<Long>();
        var part = json(api.get(CONVERSATIONS + "?limit=2", ann.token()));
        seen.addAll(peers(part));
        write(people.get(7), ann, "to one who was seen");
        write(ann, people.get(1), "to one who was not");
        while (part.has("next")) {
            part = part(part);
            seen.addAll(peers(part));
        }

        assertThat(seen)
                .containsExactlyElementsOf(List.of(7, 6, 5, 4, 3, 2, 0).stream()
                        .map(i -> people.get(i).id())
                        .toList());
        assertThat(new HashSet<>(peers(json(api.get(CONVERSATIONS + "?limit=2", ann.token())))))
                .containsExactlyInAnyOrder(people.get(1).id(), people.get(7).id());
    }

    @Test
    void itIsTheViewersOwnAndTakesItsOwnCursors() throws Exception {
        assertThat(api.get(CONVERSATIONS, "").statusCode()).isEqualTo(401);
        assertThat(json(api.get(CONVERSATIONS, ann.token())).path("items")).isEmpty();

        var ranked = json(api.get("/api/v1/videos?limit=1", "")).path("next").asString("AAAAAAAAAAA");
        for (var query : List.of("limit=0", "limit=101", "limit=x", "cursor=x", "cursor=" + ranked)) {
            var refused = api.get(CONVERSATIONS + "?" + query, ann.token());
            assertThat(refused.statusCode()).as(query).isEqualTo(400);
            assertThat(problem(refused)).isEqualTo("parameter-invalid");
            assertThat(json(refused).path("errors").path(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    private JsonNode part(JsonNode before) throws Exception {
        var cursor = before.path("next").asString();
        return json(
                api.get(CONVERSATIONS + "?limit=" + before.path("items").size() + "&cursor=" + cursor, ann.token()));
    }

    private void write(Person sender, Person recipient, String content) throws Exception {
        var path = CONVERSATIONS + "/" + recipient.id() + "/messages";
        assertThat(api.post(path, sender.token(), "{\"content\": \"" + content + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static void assertConversation(JsonNode item, Person with, Person sender, String content) {
        assertThat(item.path("account").path("id").asLong()).isEqualTo(with.id());
        assertThat(item.path("account").path("name").asString()).isEqualTo(with.name());
        assertThat(item.path("account").path("avatar_url").asString()).startsWith("http://localhost:");
        var latest = item.path("latest_message");
        assertThat(latest.path("content").asString()).isEqualTo(content);
        assertThat(latest.path("sender_id").asLong()).isEqualTo(sender.id());
        assertThat(latest.path("id").asLong()).isPositive();
        assertThat(Instant.parse(latest.path("sent_at").asString()))
                .isBefore(Instant.now().plusSeconds(5));
    }

    private static List<Long> peers(JsonNode part) {
        return part.path("items")
                .valueStream()
                .map(item -> item.path("account").path("id").asLong())
                .toList();
    }
}
