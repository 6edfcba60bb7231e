package io.rivulet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters of a server as Prometheus reads them. */
public record Scrape(List<String> lines) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Scrape of(int managementPort) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        return new Scrape(
                CLIENT.send(request, BodyHandlers.ofString()).body().lines().toList());
    }

    /** The names that a query may ask for. */
    public Set<String> series() {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** The names as they are documented: a histogram is one, whatever series it consists of. */
    public Set<String> families() {
        return lines.stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .collect(Collectors.toSet());
    }

    /** The sum of all samples that begin so, such as of a name and some of its labels. */
    public double sum(String beginning) {
        return samples(beginning).mapToDouble(Scrape::value).sum();
    }

    private Stream<String> samples(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning));
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
