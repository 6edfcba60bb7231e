package io.rivulet.platform.redis;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a commit changed of a viewer's marks.
 *
 * @param version of the viewer's row of counts after the commit: each commit that changes marks raises it by one
 */
public record MarkChange(long viewerId, long version, List<String> added, List<String> removed) {

    Stream<String> arguments() {
        return Stream.of(
                        Stream.of(version, (long) added.size(), (long) removed.size())
                                .map(number -> Long.toString(number)),
                        added.stream(),
                        removed.stream())
                .flatMap(arguments -> arguments);
    }
}
