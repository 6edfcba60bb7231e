package io.rivulet.openapi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures, as people would send them. */
final class Pictures {

    private static final int SIDE = 24;
    private static final List<String> TYPES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Which Java does not write: a single pixel. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Pictures() {}

    static byte[] any(Random random) {
        return of(TYPES.get(random.nextInt(TYPES.size())));
    }

    static byte[] of(String type) {
        return type.equals("image/webp") ? Base64.getDecoder().decode(WEBP) : drawn(type.substring("image/".length()));
    }

    private static byte[] drawn(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
