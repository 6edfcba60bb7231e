package io.rivulet.media.delivery;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a request makes its answer depend on (RFC 9110, section 13). */
record Conditions(HttpHeaders headers, String etag, Instant lastModified) {

    /** The client has these very bytes. */
    boolean isNotModified() {
        var known = headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH);
        return known.isEmpty()
                ? date(headers.getFirst(HttpHeaders.IF_MODIFIED_SINCE))
                        .filter(since -> !lastModified().isAfter(since))
                        .isPresent()
                : tags(known).anyMatch(tag -> tag.equals("*") || weak(tag).equals(etag));
    }

    /** The only range of the request; a client that holds part of other bytes gets the whole. */
    Optional<ByteRange> range(long size) {
        var ranges = headers.getOrEmpty(HttpHeaders.RANGE);
        return ranges.size() == 1 && isRangeWanted() ? ByteRange.parse(ranges.getFirst(), size) : Optional.empty();
    }

    @Override
    public Instant lastModified() {
        return lastModified.truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean isRangeWanted() {
        var holds = headers.getFirst(HttpHeaders.IF_RANGE);
        return holds == null
                || holds.strip().equals(etag)
                || date(holds).filter(lastModified()::equals).isPresent();
    }

    private static Stream<String> tags(List<String> lines) {
        return lines.stream().flatMap(line -> Stream.of(line.split(",", -1))).map(String::strip);
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static Optional<Instant> date(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(date -> ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException meansNothing) {
            return Optional.empty();
        }
    }
}
