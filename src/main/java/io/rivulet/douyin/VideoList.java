package io.rivulet.douyin;

import io.rivulet.card.VideoCard;
import io.rivulet.platform.data.Part;

/** A part of a list of videos, as the visitor who asked for it sees them. */
record VideoList(Visit visit, Part<VideoCard> videos) {

    Envelope toEnvelope() {
        return Paging.of(visit.sent()).answer(Envelope.of("video_list", videos.entries(), visit.base()), videos.next());
    }
}
