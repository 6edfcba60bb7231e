package io.rivulet.media;

/** The paths of the pictures shown where nobody has given one. */
public final class DefaultPictures {

    public static final String AVATAR_PATH = "/media/default/avatar.png";
    public static final String BACKGROUND_PATH = "/media/default/background.png";
    public static final String COVER_PATH = "/media/default/cover.png";

    private DefaultPictures() {}
}
