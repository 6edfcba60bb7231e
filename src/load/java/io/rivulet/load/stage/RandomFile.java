package io.rivulet.load.stage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Bytes that nothing can make smaller. */
public final class RandomFile {

    private static final int PIECE = 1 << 16;

    private RandomFile() {}

    public static Path of(Workspace workspace, long size) throws IOException {
        var file = workspace.file("random-" + size);
        var random = new SplittableRandom(size);
        var piece = new byte[PIECE];
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long left = size; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
        return file;
    }
}
