package io.rivulet.load;

import io.rivulet.load.stage.Author;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many uploads at the same time, each of its own person; also a program of its own, which goes on until it is ended. */
public final class TusCrowd {

    private TusCrowd() {}

    /** Server, file, and how many at once. */
    public static void main(String[] arguments) throws Exception {
        var server = URI.create(arguments[0]);
        var file = Path.of(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        for (int round = 0; ; round++) {
            send(server, file, width, "round" + round + "of");
        }
    }

    static void send(URI server, Path file, int width, String prefix) throws Exception {
        try (var threads = Executors.newFixedThreadPool(width)) {
            var sent = IntStream.range(0, width)
                    .mapToObj(number ->
                            threads.submit(() -> new TusUpload(server, token(server, prefix + number)).send(file)))
                    .toList();
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private static String token(URI server, String name) {
        return Author.register(server, name).token();
    }
}
