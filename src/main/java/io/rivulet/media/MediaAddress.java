package io.rivulet.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a deliverable object lies: immutable, since new bytes get a new address.
 *
 * @param secret whether it opens only for those who were given a signed link
 * @param token 128 random bits as 32 lower-case hexadecimal digits
 * @param name what it is, such as {@code video.mp4} or {@code cover.jpg}
 */
public record MediaAddress(boolean secret, String token, String name) {

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}\\.[a-z0-9]{2,4}");

    public MediaAddress {
        if (!wellFormed(token, name)) {
            throw new IllegalArgumentException("No media address: " + token + "/" + name);
        }
    }

    public MediaAddress(String token, String name) {
        this(false, token, name);
    }

    /** Empty when it is no address of this server. */
    public static Optional<MediaAddress> parse(boolean secret, String token, String name) {
        return wellFormed(token, name) ? Optional.of(new MediaAddress(secret, token, name)) : Optional.empty();
    }

    /** The object's key in S3. */
    public String key() {
        return (secret ? "private/" : "media/") + token + "/" + name;
    }

    /** The path of its URL. */
    public String path() {
        return (secret ? "/media/" : "/") + key();
    }

    private static boolean wellFormed(String token, String name) {
        return TOKEN.matcher(token).matches() && NAME.matcher(name).matches();
    }
}
