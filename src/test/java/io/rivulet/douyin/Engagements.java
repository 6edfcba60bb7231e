package io.rivulet.douyin;

import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The likes and comments of a client of the contract. */
public record Engagements(DouyinClient client) {

    public static final String LIKE = "/douyin/favorite/action/";
    public static final String LIKED = "/douyin/favorite/list/";
    public static final String COMMENT = "/douyin/comment/action/";
    public static final String COMMENTS = "/douyin/comment/list/";

    public Reply like(Person who, long video) throws Exception {
        return actOnLike(who, video, "1");
    }

    public Reply unlike(Person who, long video) throws Exception {
        return actOnLike(who, video, "2");
    }

    public Reply actOnLike(Person who, Object video, String type) throws Exception {
        return client.post(LIKE + "?token=" + who.token() + "&video_id=" + video + "&action_type=" + type);
    }

    public Reply comment(Person who, long video, String text) throws Exception {
        return client.post(COMMENT + "?token=" + who.token() + "&video_id=" + video + "&action_type=1&comment_text="
                + DouyinClient.encoded(text));
    }

    public long commentId(Person who, long video, String text) throws Exception {
        return comment(who, video, text)
                .assertSuccess()
                .json()
                .path("comment")
                .path("id")
                .asLong();
    }

    public Reply delete(Person who, long video, Object comment) throws Exception {
        return client.post(
                COMMENT + "?token=" + who.token() + "&video_id=" + video + "&action_type=2&comment_id=" + comment);
    }

    public List<JsonNode> comments(long video, String token) throws Exception {
        return client.get(COMMENTS + "?video_id=" + video + "&token=" + token)
                .assertSuccess()
                .json()
                .path("comment_list")
                .valueStream()
                .toList();
    }

    /** The ids of what somebody likes. */
    public List<Long> liked(Person whose, String token) throws Exception {
        return client.get(LIKED + "?user_id=" + whose.id() + "&token=" + token)
                .videos()
                .valueStream()
                .map(video -> video.path("id").asLong())
                .toList();
    }

    /** A video as it is seen in a list of its author, where every viewer finds it. */
    public JsonNode seen(Person author, long video, String token) throws Exception {
        return of(client.publishedBy(author, token).videos(), video);
    }

    public static JsonNode of(JsonNode videos, long id) {
        return videos.valueStream()
                .filter(video -> video.path("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }
}
