package io.rivulet.feed;

import io.rivulet.video.FeedSpan;
import java.util.Arrays;
import java.util.List;

/** Some videos of the feed, ascending: the times of their publication, and at the same places their ids. */
final class Span {

    private final long[] times;
    private final long[] ids;

    Span(long[] times, long[] ids) {
        this.times = times;
        this.ids = ids;
    }

    long time(int place) {
        return times[place];
    }

    long id(int place) {
        return ids[place];
    }

    int size() {
        return times.length;
    }

    long first() {
        return times[0];
    }

    long last() {
        return times[times.length - 1];
    }

    /** How many are before that time. */
    int before(long time) {
        int place = Arrays.binarySearch(times, time);
        return place < 0 ? -place - 1 : place;
    }

    boolean has(long time) {
        return Arrays.binarySearch(times, time) >= 0;
    }

    Span with(long time, long id) {
        int place = before(time);
        return new Span(inserted(times, place, time), inserted(ids, place, id));
    }

    Span without(long time) {
        int place = before(time);
        return new Span(removed(times, place), removed(ids, place));
    }

    List<Span> halves() {
        int half = size() / 2;
        return List.of(part(0, half), part(half, size()));
    }

    Span part(int from, int to) {
        return new Span(Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(ids, from, to));
    }

    /** What is believed to be published from one time until before another. */
    FeedSpan believed(long from, long to) {
        return new FeedSpan(from, to, size(), Arrays.stream(ids).sum());
    }

    private static long[] inserted(long[] old, int place, long value) {
        var more = Arrays.copyOf(old, old.length + 1);
        System.arraycopy(old, place, more, place + 1, old.length - place);
        more[place] = value;
        return more;
    }

    private static long[] removed(long[] old, int place) {
        var less = Arrays.copyOf(old, old.length - 1);
        System.arraycopy(old, place + 1, less, place, less.length - place);
        return less;
    }
}
