package io.rivulet.feed;

import io.rivulet.video.FeedSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ids of the feed by the unique times of their publication: two numbers for each. A value, which shares its spans with
 * those made from it, so that a change copies one span and the list of them.
 *
 * @param spans ascending, none of them empty
 * @param knownFrom the millisecond from which on all videos are in here; 0 when there are no others
 */
record Timeline(List<Span> spans, long knownFrom) {

    /** Knows nothing. */
    static final Timeline UNKNOWN = new Timeline(List.of(), Long.MAX_VALUE);

    private static final int LONGEST_SPAN = 2048;

    Timeline {
        spans = List.copyOf(spans);
    }

    boolean isUnknown() {
        return knownFrom == Long.MAX_VALUE;
    }

    boolean isComplete() {
        return knownFrom == 0;
    }

    int size() {
        return spans.stream().mapToInt(Span::size).sum();
    }

    /** The newest before that time; empty when some of them may not be in here. */
    Optional<FeedSlice> before(long time, int limit) {
        var ids = new ArrayList<Long>(limit);
        long oldest = 0;
        for (int i = lastStartingBefore(time); i >= 0 && ids.size() < limit; i--) {
            var span = spans.get(i);
            for (int place = span.before(time) - 1; place >= 0 && ids.size() < limit; place--) {
                ids.add(span.id(place));
                oldest = span.time(place);
            }
        }
        return ids.size() == limit || isComplete() ? Optional.of(new FeedSlice(ids, oldest)) : Optional.empty();
    }

    /** A video that is in here stays where it is. */
    Timeline with(long time, long id) {
        if (time < knownFrom || has(time)) {
            return this;
        }
        int place = lastStartingBefore(time);
        var changed = new ArrayList<>(spans);
        if (place < 0) {
            changed.addFirst(new Span(new long[] {time}, new long[] {id}));
        } else if (spans.get(place).size() >= LONGEST_SPAN && spans.get(place).last() < time) {
            changed.add(place + 1, new Span(new long[] {time}, new long[] {id}));
        } else {
            replace(changed, place, spans.get(place).with(time, id));
        }
        return new Timeline(changed, knownFrom);
    }

    Timeline without(long time) {
        if (!has(time)) {
            return this;
        }
        var changed = new ArrayList<>(spans);
        replace(
                changed,
                lastStartingBefore(time + 1),
                spans.get(lastStartingBefore(time + 1)).without(time));
        return new Timeline(changed, knownFrom);
    }

    /** With videos that are all older than those in here, and from now on known from that time on. */
    Timeline below(Span older, long from) {
        var all = new ArrayList<>(pieces(older));
        all.addAll(spans);
        return new Timeline(all, from);
    }

    /** With other videos in the place of one of the spans that it believes in. */
    Timeline replaced(FeedSpan wrong, List<Span> right) {
        var all = new ArrayList<Span>();
        spans.stream().filter(span -> span.last() < wrong.from()).forEach(all::add);
        all.addAll(right);
        spans.stream().filter(span -> span.first() >= wrong.to()).forEach(all::add);
        return new Timeline(all, knownFrom);
    }

    /** What there should be in PostgreSQL, without gaps between the spans and without an end. */
    List<FeedSpan> believed() {
        return spans.isEmpty()
                ? List.of(new FeedSpan(knownFrom, Long.MAX_VALUE, 0, 0))
                : IntStream.range(0, spans.size())
                        .mapToObj(i -> spans.get(i).believed(begin(i), end(i)))
                        .toList();
    }

    /** Without the oldest spans, as long as at least so many videos remain. */
    Timeline atLeast(int videos) {
        int rest = size();
        int from = 0;
        while (from < spans.size() - 1 && rest - spans.get(from).size() >= videos) {
            rest -= spans.get(from++).size();
        }
        return from == 0 ? this : new Timeline(spans.subList(from, spans.size()), begin(from));
    }

    private long begin(int span) {
        return span == 0 ? knownFrom : spans.get(span).first();
    }

    private long end(int span) {
        return span + 1 < spans.size() ? begin(span + 1) : Long.MAX_VALUE;
    }

    private boolean has(long time) {
        int place = lastStartingBefore(time + 1);
        return place >= 0 && spans.get(place).has(time);
    }

    /** The place of the last span with a video before that time, or -1. */
    private int lastStartingBefore(long time) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).first() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static void replace(List<Span> spans, int place, Span changed) {
        spans.remove(place);
        if (changed.size() > LONGEST_SPAN) {
            spans.addAll(place, changed.halves());
        } else if (changed.size() > 0) {
            spans.add(place, changed);
        }
    }

    private static List<Span> pieces(Span whole) {
        return IntStream.iterate(0, from -> from < whole.size(), from -> from + LONGEST_SPAN)
                .mapToObj(from -> whole.part(from, Math.min(from + LONGEST_SPAN, whole.size())))
                .toList();
    }
}
