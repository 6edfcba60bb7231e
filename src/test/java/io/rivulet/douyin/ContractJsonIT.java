package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** The JSON of the contract: these members and no others, of these types. */
@RunningServer
class ContractJsonIT {

    @Autowired
    private Environment environment;

    private DouyinClient client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new DouyinClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/register", "/douyin/user/register/"})
    void registrationSignsIn(String path) throws Exception {
        var name = DouyinClient.unusedName();
        var reply = client.post(path + "?username=" + name + "&password=" + name);
        Golden.json("""
                {"status_code": 0, "status_msg": "success", "user_id": "<id>", "token": "<text>"}
                """).assertEquals(reply.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/login", "/douyin/user/login/"})
    void signingInGivesTheSameIdAndAToken(String path) throws Exception {
        var ann = client.register();
        var reply = client.post(path + "?username=" + ann.name() + "&password=" + ann.name());
        Golden.json("""
                {"status_code": 0, "status_msg": "success", "user_id": %d, "token": "<text>"}
                """.formatted(ann.id())).assertEquals(reply.json());
    }

    /** Clients read the token of the failed reply as a string, and then sign in. */
    @Test
    void aFailedRegistrationHasAnEmptyTokenAndNoId() throws Exception {
        var ann = client.register();
        var reply = client.post("/douyin/user/register/?username=" + ann.name() + "&password=" + ann.name());
        Golden.json("""
                {"status_code": 2001, "status_msg": "<text>", "user_id": 0, "token": ""}
                """).assertEquals(reply.json());
    }

    @Test
    void aFailedSignInHasAnEmptyTokenAndNoId() throws Exception {
        var reply = client.post("/douyin/user/login/?username=" + DouyinClient.unusedName() + "&password=wrong");
        Golden.json("""
                {"status_code": 2003, "status_msg": "<text>", "user_id": 0, "token": ""}
                """).assertEquals(reply.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user", "/douyin/user/"})
    void aProfileIsAWholeUser(String path) throws Exception {
        var ann = client.register();
        var reply = client.get(path + "?user_id=" + ann.id() + "&token=" + ann.token());
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\", \"user\": " + user(ann, 0) + "}")
                .assertEquals(reply.json());
    }

    @Test
    void anUnknownProfileIsARefusalWithoutAUser() throws Exception {
        Golden.json("{\"status_code\": 2005, \"status_msg\": \"<text>\"}")
                .assertEquals(
                        client.get("/douyin/user/?user_id=9007199254740991").json());
    }

    @Test
    void aListWithoutVideosIsAnEmptyArray() throws Exception {
        var ann = client.register();
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\", \"video_list\": []}")
                .assertEquals(client.publishedBy(ann, "").json());
    }

    @Test
    void aFeedWithoutVideosIsAnEmptyArrayAndStillNamesATime() throws Exception {
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\", \"video_list\": [], \"next_time\": \"<id>\"}")
                .assertEquals(client.feed("?latest_time=1").json());
    }

    @Test
    void publishingAnswersTheEnvelopeAloneAndTheVideoIsWholeInListAndFeed() throws Exception {
        var ann = client.register();
        var clip = Clips.of(environment).bytes(H264);
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\"}")
                .assertEquals(client.publish(ann, clip, "潮 tides").json());

        var video = video(ann, "潮 tides");
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\", \"video_list\": [" + video + "]}")
                .assertEquals(client.publishedBy(ann, ann.token()).json());
        Golden.json(video).assertEquals(client.feed("").videos().path(0));
    }

    @Test
    void aRefusedPublishIsTheEnvelopeAlone() throws Exception {
        var reply = client.post("/douyin/publish/action/", new Form().field("title", "no token"));
        Golden.json("{\"status_code\": 3000, \"status_msg\": \"<text>\"}").assertEquals(reply.json());
    }

    private static String video(Person author, String title) {
        return """
                {"id": "<id>", "author": %s, "play_url": "<url>", "cover_url": "<url>", "favorite_count": 0,
                 "comment_count": 0, "is_favorite": false, "title": "%s"}""".formatted(user(author, 1), title);
    }

    private static String user(Person person, int works) {
        return """
                {"id": %d, "name": "%s", "follow_count": 0, "follower_count": 0, "is_follow": false, "avatar": "<url>",
                 "background_image": "<url>", "signature": "<text>", "total_favorited": 0, "work_count": %d,
                 "favorite_count": 0}""".formatted(person.id(), person.name(), works);
    }
}
