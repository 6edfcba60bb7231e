package io.rivulet.load.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a server answers to the requests it is measured by: a figure for refusals would be worth nothing. */
record Answers(URI server) {

    private static final int SOME = 51;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The one of middle length among some. */
    HttpResponse<byte[]> typical(List<String> paths) throws IOException, InterruptedException {
        var answers = new ArrayList<HttpResponse<byte[]>>();
        for (int i = 0; i < SOME; i++) {
            answers.add(successful(paths.get((int) ((long) i * paths.size() / SOME))));
        }
        answers.sort(Comparator.comparingInt(answer -> answer.body().length));
        return answers.get(SOME / 2);
    }

    private HttpResponse<byte[]> successful(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).build();
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200 || !text.startsWith("{\"status_code\":0,")) {
            throw new IllegalStateException(path + " is answered with " + answer.statusCode() + " " + text);
        }
        return answer;
    }
}
