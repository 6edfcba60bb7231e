package io.rivulet.load.feed;

import io.rivulet.load.data.Member;
import io.rivulet.load.http.ClosedLoop;

/** Likes of the newest videos, and follows of their authors, each a new one; when all are given they are taken back. */
final class Reactions {

    static final int LIKES_TO_A_FOLLOW = 20;

    private final Catalogue catalogue;
    private int likes;
    private int follows;

    Reactions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** On one thread at a time. */
    byte[] next() {
        return likes >= (follows + 1) * LIKES_TO_A_FOLLOW ? follow(follows++) : like(likes++);
    }

    private byte[] like(int number) {
        return post(number, "favorite", "video_id=" + catalogue.newest().get(place(number)));
    }

    private byte[] follow(int number) {
        return post(number, "relation", "to_user_id=" + catalogue.authors().get(place(number)));
    }

    private byte[] post(int number, String what, String whom) {
        int all = writers() * catalogue.newest().size();
        int action = number / all % 2 == 0 ? 1 : 2;
        return ClosedLoop.request(
                "POST",
                "/douyin/" + what + "/action/?token=" + writer(number).token() + "&action_type=" + action + "&" + whom);
    }

    /** Another video for each writer, and the next one in the next round. */
    private int place(int number) {
        return (number % writers() + number / writers()) % catalogue.newest().size();
    }

    private Member writer(int number) {
        return catalogue.writers().get(number % writers());
    }

    private int writers() {
        return catalogue.writers().size();
    }
}
