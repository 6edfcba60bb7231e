package io.rivulet.load.gatling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Asks the server for a few things before a simulation begins. */
record Phone(String server) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    String get(String path) {
        return text(HttpRequest.newBuilder(URI.create(server + path)).build());
    }

    String post(String path) {
        return text(HttpRequest.newBuilder(URI.create(server + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Once: the same file serves the next simulation, too. */
    Path download(String address, Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofFile(file));
            }
            return file;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String text(HttpRequest request) {
        try {
            var body = HTTP.send(request, BodyHandlers.ofString()).body();
            if (!body.startsWith("{\"status_code\":0,")) {
                throw new IllegalStateException(request.uri().getPath() + " is answered with " + body);
            }
            return body;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
