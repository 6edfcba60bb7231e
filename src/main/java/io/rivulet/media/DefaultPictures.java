package io.rivulet.media;

/** The paths of the pictures shown where nobody has given one. */
public final class DefaultPictures {

    public static final String AVATAR = "/media/default/avatar.png";
    public static final String BACKGROUND = "/media/default/background.png";
    public static final String COVER = "/media/default/cover.png";

    private DefaultPictures() {}
}
