package io.rivulet.account;

import io.rivulet.media.Pictures.Shape;

/** The pictures of a profile. */
public enum ProfilePicture {
    AVATAR("avatar.jpg", Shape.SQUARE),
    BACKGROUND("background.jpg", Shape.WHOLE);

    private final String file;
    private final Shape shape;

    ProfilePicture(String file, Shape shape) {
        this.file = file;
        this.shape = shape;
    }

    String file() {
        return file;
    }

    Shape shape() {
        return shape;
    }
}
