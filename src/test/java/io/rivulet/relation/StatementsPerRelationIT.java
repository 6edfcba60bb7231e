package io.rivulet.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.NarrowServer;
import io.rivulet.Statements;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Relations;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Following and its lists cost a fixed number of statements; each number includes the viewer's session, seen once. */
@NarrowServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsPerRelationIT {

    private static final int SESSION = 1;

    /** What the viewer follows, when Redis does not remember it. */
    private static final int MARKS = 1;

    @Autowired
    private Statements statements;

    private DouyinClient client;
    private Relations relations;
    private Person star;

    @BeforeAll
    void fill(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        relations = new Relations(client);
        star = client.register();
        for (int i = 0; i < 4; i++) {
            var friend = client.register();
            relations.follow(friend, star.id()).assertSuccess();
            relations.follow(star, friend.id()).assertSuccess();
        }
    }

    /** Who exists, the row, the two counts. */
    @Test
    void followingCostsThree() throws Exception {
        var fan = client.register();
        assertThat(statements.during(() -> relations.follow(fan, star.id()).assertSuccess()))
                .hasSize(SESSION + 3);
        assertThat(statements.during(() -> relations.unfollow(fan, star.id()).assertSuccess()))
                .hasSize(3);
    }

    @Test
    void followingAgainCostsTwo() throws Exception {
        var fan = client.register();
        relations.follow(fan, star.id()).assertSuccess();
        assertThat(statements.during(() -> relations.follow(fan, star.id()).assertSuccess()))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"to_user_id=1&action_type=1", "token=stale&to_user_id=1&action_type=1"})
    void aRefusalCostsNothing(String query) throws Exception {
        assertThat(statements.during(
                        () -> client.post(Relations.ACTION + "?" + query).assertRefused()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Relations.FOLLOWED, Relations.FOLLOWERS, Relations.FRIENDS})
    void aListCostsOneAndFriendsOneForTheirMessagesBesideWhatTheViewerFollows(String list) throws Exception {
        var viewer = client.register();
        int messages = list.equals(Relations.FRIENDS) ? 1 : 0;
        var address = list + "?user_id=" + star.id();
        assertThat(list(address, star)).hasSize(4); // from now on the node has the people in it
        assertThat(statements.during(() -> assertThat(list(address, viewer)).hasSize(4)))
                .hasSize(SESSION + 1 + messages + MARKS);
        assertThat(statements.during(
                        () -> assertThat(list(address + "&limit=2", viewer)).hasSize(2)))
                .hasSize(1 + messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {Relations.FOLLOWED, Relations.FOLLOWERS, Relations.FRIENDS})
    void anEmptyListCostsTwo(String list) throws Exception {
        var lonely = client.register();
        assertThat(statements.during(() -> assertThat(list(list, lonely)).isEmpty()))
                .hasSize(SESSION + 2);
    }

    private List<?> list(String list, Person viewer) throws Exception {
        var separator = list.contains("?") ? "&" : "?";
        return Relations.users(client.get(list + separator + "token=" + viewer.token()));
    }
}
