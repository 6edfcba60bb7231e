package io.rivulet.video;

import java.util.List;

/** What its author says of a video, and whom it is for. */
record Caption(Title title, String description, List<String> tags, Visibility visibility) {

    /** That of a video for everybody of which nothing else is said. */
    static Caption of(Title title) {
        return new Caption(title, "", List.of(), Visibility.PUBLIC);
    }
}
