package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who writes one thing after the other until the server is gone, and remembers what it acknowledged. */
class Witness implements Runnable {

    private final DouyinClient client;
    private final Person person;
    private final List<Person> people;
    private final List<Long> videos;
    private final Random random;
    private final Map<Long, Boolean> liked = new HashMap<>();
    private final Map<Long, Boolean> followed = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Set<Object> uncertain = new HashSet<>();
    private final AtomicInteger acknowledged = new AtomicInteger();

    Witness(DouyinClient client, Person person, List<Person> people, List<Long> videos) {
        this.client = client;
        this.person = person;
        this.people = people;
        this.videos = videos;
        this.random = new Random(person.id());
    }

    int acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void run() {
        try {
            for (int number = 0; true; number++) {
                act(number);
                acknowledged.incrementAndGet();
            }
        } catch (IOException gone) {
            // the server was killed: what was on its way may have been carried out or not
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    void assertConfirmedBy(Ledger ledger) throws Exception {
        assertThat(acknowledged()).isPositive();
        var likes = ledger.ids("SELECT video_id FROM favorite WHERE account_id = " + person.id());
        assertAgree(likes, liked, "v");
        var follows = ledger.ids("SELECT followed_id FROM follow WHERE follower_id = " + person.id());
        assertAgree(follows, followed, "a");
        for (var text : said) {
            assertThat(ledger.timesSaid(text)).as(text).isOne();
        }
        for (var text : uncertain) {
            assertThat(ledger.timesSaid(text.toString())).as(text.toString()).isLessThanOrEqualTo(1);
        }
    }

    private void assertAgree(Set<Long> there, Map<Long, Boolean> expected, String kind) {
        expected.forEach((id, wanted) -> {
            if (!uncertain.contains(kind + id)) {
                assertThat(there.contains(id)).as(kind + id).isEqualTo(wanted);
            }
        });
    }

    private void act(int number) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> toggle(liked, "v", videos.get(random.nextInt(videos.size())));
            case 1 -> toggle(followed, "a", somebodyElse());
            case 2 ->
                say(
                        "comment " + person.id() + "-" + number,
                        text -> client.post(path("comment", 1) + "&video_id=" + videos.getFirst() + "&comment_text="
                                + encoded(text)));
            default ->
                say(
                        "message " + person.id() + "-" + number,
                        text -> client.post(
                                path("message", 1) + "&to_user_id=" + somebodyElse() + "&content=" + encoded(text)));
        }
    }

    private void toggle(Map<Long, Boolean> states, String kind, long id) throws Exception {
        boolean wanted = random.nextBoolean();
        uncertain.add(kind + id);
        var address = kind.equals("v")
                ? path("favorite", wanted ? 1 : 2) + "&video_id=" + id
                : path("relation", wanted ? 1 : 2) + "&to_user_id=" + id;
        client.post(address).assertSuccess();
        states.put(id, wanted);
        uncertain.remove(kind + id);
    }

    private void say(String text, Saying saying) throws Exception {
        uncertain.add(text);
        saying.send(text).assertSuccess();
        said.add(text);
        uncertain.remove(text);
    }

    private long somebodyElse() {
        var other = people.get(random.nextInt(people.size()));
        return other.id() == person.id()
                ? people.get(people.size() - 1 - people.indexOf(person)).id()
                : other.id();
    }

    private String path(String what, int type) {
        return "/douyin/" + what + "/action/?token=" + person.token() + "&action_type=" + type;
    }

    private static String encoded(String text) {
        return DouyinClient.encoded(text);
    }

    /** Something that is said once. */
    @FunctionalInterface
    private interface Saying {

        Reply send(String text) throws Exception;
    }
}
