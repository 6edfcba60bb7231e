package io.rivulet.video.entry;

import io.rivulet.video.Visibility;
import java.util.List;

/** What its author says of a video, and whom it is for. */
public record Caption(String title, String description, List<String> tags, Visibility visibility) {

    /** That of a video for everybody of which nothing else is said. */
    static Caption titled(String title) {
        return new Caption(title, "", List.of(), Visibility.PUBLIC);
    }
}
