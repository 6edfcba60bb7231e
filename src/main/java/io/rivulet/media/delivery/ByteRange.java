package io.rivulet.media.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of an object that a request asks for, both ends inclusive (RFC 9110, section 14). */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("(?i:bytes)=[ \\t]*(\\d*)-(\\d*)[ \\t]*");
    private static final int DIGITS = 18;

    /** Begins behind the end: there is nothing to send. */
    static final ByteRange UNSATISFIABLE = new ByteRange(-1, -1);

    /** Empty when the header means nothing, or several ranges, so that the whole object is the answer. */
    static Optional<ByteRange> parse(String header, long size) {
        var single = SINGLE.matcher(header);
        if (!single.matches()) {
            return Optional.empty();
        }
        return single.group(1).isEmpty() ? suffix(single.group(2), size) : between(single, size);
    }

    long length() {
        return last - first + 1;
    }

    private static Optional<ByteRange> suffix(String digits, long size) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        long length = number(digits);
        if (length == 0) {
            return Optional.of(UNSATISFIABLE);
        }
        return size == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, size - length), size - 1));
    }

    private static Optional<ByteRange> between(Matcher single, long size) {
        long first = number(single.group(1));
        long last = single.group(2).isEmpty() ? Long.MAX_VALUE : number(single.group(2));
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(first >= size ? UNSATISFIABLE : new ByteRange(first, Math.min(last, size - 1)));
    }

    /** A number too long to be one is larger than any object. */
    private static long number(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
