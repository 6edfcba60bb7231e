package io.rivulet.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.RawFileBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;

/** The requests of the contract; a refusal has status 200, so that the body is looked at. */
final class Requests {

    private static final CheckBuilder DONE = substring("\"status_code\":0").exists();

    private Requests() {}

    static HttpRequestActionBuilder anonymousFeed() {
        return get("feed, anonymous", "/douyin/feed/");
    }

    static HttpRequestActionBuilder feedAt() {
        return get("feed, personal", "/douyin/feed/?latest_time=#{time}&token=#{token}");
    }

    static HttpRequestActionBuilder profile() {
        return get("profile", "/douyin/user/?user_id=#{other}&token=#{token}");
    }

    static HttpRequestActionBuilder comments() {
        return get("comment list", "/douyin/comment/list/?video_id=#{video}&token=#{token}");
    }

    static HttpRequestActionBuilder works() {
        return get("publish list", "/douyin/publish/list/?user_id=#{other}&token=#{token}");
    }

    static HttpRequestActionBuilder likes() {
        return get("favorite list", "/douyin/favorite/list/?user_id=#{other}&token=#{token}");
    }

    static HttpRequestActionBuilder chat() {
        return get("chat poll", "/douyin/message/chat/?to_user_id=#{other}&pre_msg_time=#{since}&token=#{token}");
    }

    /** Remembers what a swipe needs: when the next page begins, and one of the videos. */
    static HttpRequestActionBuilder page() {
        return feedAt().check(regex("\"next_time\":(\\d+)").saveAs("time"))
                .check(regex("\"play_url\":\"([^\"]+)\"").findRandom().saveAs("play"))
                .check(regex("\\{\"id\":(\\d+),\"author\"").findRandom().saveAs("video"))
                .check(regex("\"author\":\\{\"id\":(\\d+)").findRandom().saveAs("other"));
    }

    static HttpRequestActionBuilder play() {
        return http("play, first megabyte")
                .get("#{play}")
                .header("Range", "bytes=0-1048575")
                .check(status().is(206));
    }

    static HttpRequestActionBuilder like() {
        return post("like", "/douyin/favorite/action/?video_id=#{video}&action_type=1&token=#{token}");
    }

    static HttpRequestActionBuilder comment() {
        return post(
                "comment",
                "/douyin/comment/action/?video_id=#{video}&action_type=1&comment_text=What+a+view&token=#{token}");
    }

    static HttpRequestActionBuilder follow() {
        return post("follow", "/douyin/relation/action/?to_user_id=#{other}&action_type=1&token=#{token}");
    }

    static HttpRequestActionBuilder publish(Path clip) {
        return http("publish")
                .post("/douyin/publish/action/")
                .bodyPart(StringBodyPart("token", "#{token}"))
                .bodyPart(StringBodyPart("title", "Seen on the way"))
                .bodyPart(RawFileBodyPart("data", clip.toAbsolutePath().toString())
                        .fileName("clip.mp4"))
                .check(DONE);
    }

    private static HttpRequestActionBuilder get(String name, String path) {
        return http(name).get(path).check(DONE);
    }

    private static HttpRequestActionBuilder post(String name, String path) {
        return http(name).post(path).check(DONE);
    }
}
