package io.rivulet.platform.web;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON in the making, as UTF-8: for answers that are joined from finished pieces, for which a serializer has no word. */
public final class JsonBytes {

    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int size;

    public JsonBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Characters of ASCII that need no escaping. */
    @CanIgnoreReturnValue
    public JsonBytes ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** The name of a member, with a comma before it unless it is the first. */
    @CanIgnoreReturnValue
    public JsonBytes member(String name) {
        if (size > 0 && bytes[size - 1] != '{') {
            put(',');
        }
        return put('"').ascii(name).ascii("\":");
    }

    /** A string in its quotes. */
    @CanIgnoreReturnValue
    public JsonBytes string(String text) {
        return put('"').raw(escaped(text)).put('"');
    }

    @CanIgnoreReturnValue
    public JsonBytes number(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        reserve(LONGEST_NUMBER);
        int digits = digits(value);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    @CanIgnoreReturnValue
    public JsonBytes bool(boolean value) {
        return ascii(value ? "true" : "false");
    }

    @CanIgnoreReturnValue
    public JsonBytes put(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
        return this;
    }

    @CanIgnoreReturnValue
    public JsonBytes raw(byte[] piece) {
        return raw(piece, 0, piece.length);
    }

    @CanIgnoreReturnValue
    public JsonBytes raw(byte[] piece, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(piece, from, bytes, size, length);
        size += length;
        return this;
    }

    public int size() {
        return size;
    }

    /** All of it, when nothing more is to be written. */
    public JsonBody toBody() {
        return new JsonBody(bytes, size);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The text as it stands between the quotes of a string. */
    public static byte[] escaped(String text) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(text);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; digits < LONGEST_NUMBER - 1 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }
}
