package io.rivulet.upload.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.SavableDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Translates the state of the SHA-256 that uses the processor's own instructions. That is a dump of its memory; what is
 * stored is the form of the one written in Java, which every node can continue.
 */
final class NativeState {

    private static final int BLOCK = 64;
    private static final int WORD = Integer.BYTES;

    /** Where the words of the processor's registers (A, B, E, F and C, D, G, H, backwards) stand in A to H. */
    private static final int[] REGISTERS = {5, 4, 1, 0, 7, 6, 3, 2};

    /** The dump: how many bytes wait for their block to be full, that block, how many there were in all, the registers. */
    private static final int WAITING = 8;

    private static final int WAITING_BLOCK = 16;
    private static final int COUNT = 80;
    private static final int HASH = 128;
    private static final int LENGTH = 160;

    /** The form of Java: a word that is begun, how much of it there is, the count, A to H, and the words that wait. */
    private static final int PORTABLE_BEGUN = 4;

    private static final int PORTABLE_COUNT = 8;
    private static final int PORTABLE_HASH = 16;
    private static final int PORTABLE_WORDS = 48;
    private static final int PORTABLE_BLOCK = 52;

    private NativeState() {}

    /** Whether there is such a digest here, and its dumps are what this class takes them for. */
    static boolean isUnderstood() {
        var sample = new byte[BLOCK + BLOCK / 2 + 1];
        new Random(BLOCK).nextBytes(sample);
        var foreign = SHA256Digest.newInstance();
        var ours = new SHA256Digest();
        foreign.update(sample, 0, sample.length);
        ours.update(sample, 0, sample.length);
        return !(foreign instanceof SHA256Digest)
                && foreign.getEncodedState().length == LENGTH
                && Arrays.equals(toPortable(foreign.getEncodedState()), ours.getEncodedState())
                && Arrays.equals(fromPortable(ours.getEncodedState()), foreign.getEncodedState());
    }

    static SavableDigest restored(byte[] portable) {
        return SHA256Digest.newInstance(fromPortable(portable), 0);
    }

    static byte[] toPortable(byte[] dump) {
        var from = ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN);
        int waiting = (int) from.getLong(WAITING);
        int words = waiting / WORD;
        int begun = waiting % WORD;
        var portable = new byte[PORTABLE_BLOCK + words * WORD + 1];
        var to = ByteBuffer.wrap(portable);
        to.put(0, dump, WAITING_BLOCK + words * WORD, begun)
                .putInt(PORTABLE_BEGUN, begun)
                .putLong(PORTABLE_COUNT, from.getLong(COUNT))
                .putInt(PORTABLE_WORDS, words)
                .put(PORTABLE_BLOCK, dump, WAITING_BLOCK, words * WORD)
                .put(portable.length - 1, purpose());
        for (int at = 0; at < REGISTERS.length; at++) {
            to.putInt(PORTABLE_HASH + REGISTERS[at] * WORD, from.getInt(HASH + at * WORD));
        }
        return portable;
    }

    static byte[] fromPortable(byte[] portable) {
        var from = ByteBuffer.wrap(portable);
        int words = from.getInt(PORTABLE_WORDS);
        int begun = from.getInt(PORTABLE_BEGUN);
        var dump = SHA256Digest.newInstance().getEncodedState();
        var to = ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN);
        to.putLong(WAITING, (long) words * WORD + begun)
                .put(WAITING_BLOCK, portable, PORTABLE_BLOCK, words * WORD)
                .put(WAITING_BLOCK + words * WORD, portable, 0, begun)
                .putLong(COUNT, from.getLong(PORTABLE_COUNT));
        for (int at = 0; at < REGISTERS.length; at++) {
            to.putInt(HASH + at * WORD, from.getInt(PORTABLE_HASH + REGISTERS[at] * WORD));
        }
        return dump;
    }

    private static byte purpose() {
        var empty = new SHA256Digest().getEncodedState();
        return empty[empty.length - 1];
    }
}
