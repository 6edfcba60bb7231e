package io.rivulet.card;

import io.rivulet.video.Video;

/** A video as a viewer sees it. */
public record VideoCard(Video video, PersonCard author, boolean favorite) {}
