package io.rivulet.douyin;

import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The relations of a client of the contract. */
public record Relations(DouyinClient client) {

    public static final String ACTION = "/douyin/relation/action/";
    public static final String FOLLOWED = "/douyin/relation/follow/list/";
    public static final String FOLLOWERS = "/douyin/relation/follower/list/";
    public static final String FRIENDS = "/douyin/relation/friend/list/";

    public Reply follow(Person who, long whom) throws Exception {
        return act(who, whom, "1");
    }

    public Reply unfollow(Person who, long whom) throws Exception {
        return act(who, whom, "2");
    }

    public Reply act(Person who, Object whom, String type) throws Exception {
        return client.post(ACTION + "?token=" + who.token() + "&to_user_id=" + whom + "&action_type=" + type);
    }

    /** The ids in a list, seen by nobody when there is no viewer's token. */
    public List<Long> ids(String list, Person whose, String token) throws Exception {
        return users(client.get(list + "?user_id=" + whose.id() + "&token=" + token)).stream()
                .map(user -> user.path("id").asLong())
                .toList();
    }

    public static List<JsonNode> users(Reply reply) {
        return reply.assertSuccess().json().path("user_list").valueStream().toList();
    }
}
