package io.rivulet.upload.engine;

import io.rivulet.upload.store.StoredPart;
import io.rivulet.upload.store.Tail;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of an upload the store has.
 *
 * @param received bytes, in parts and then in tails
 * @param tails what is behind the last part, in the order of its bytes
 * @param parts those that the row does not know yet
 * @param digest the state of the running SHA-256 of these bytes; null before the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Progress(long received, List<Tail> tails, List<StoredPart> parts, byte @Nullable [] digest) {

    /** More are joined into one, so that someone who sends a byte now and then does not have thousands. */
    private static final int MOST_TAILS = 16;

    long tailBytes() {
        return tails.stream().mapToLong(Tail::size).sum();
    }

    static boolean areMost(List<Tail> tails) {
        return tails.size() >= MOST_TAILS;
    }

    /** A part consists of all tails and what came behind them. */
    Progress with(StoredPart part) {
        var all = Stream.concat(parts.stream(), Stream.of(part)).toList();
        return new Progress(received - tailBytes() + part.size(), List.of(), all, digest);
    }

    Progress with(Tail tail) {
        var all = Stream.concat(tails.stream(), Stream.of(tail)).toList();
        return new Progress(received + tail.size(), all, parts, digest);
    }

    /** A tail that consists of all others and what came behind them. */
    Progress joinedIn(Tail tail) {
        return new Progress(received - tailBytes() + tail.size(), List.of(tail), parts, digest);
    }

    Progress hashed(byte[] state) {
        return new Progress(received, tails, parts, state);
    }

    /** As it is once the row knows of it. */
    Progress committed() {
        return new Progress(received, tails, List.of(), digest);
    }
}
