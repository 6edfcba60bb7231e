package io.rivulet.load.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** What is tested and how hard, as `-Dserver=...` and so on say; the defaults stand in pom.xml. */
record Target(String server, double rate, Duration time, Path tokens) {

    static Target ofProperties() {
        return new Target(
                System.getProperty("server", ""),
                Double.parseDouble(System.getProperty("rate", "")),
                Duration.ofSeconds(Long.parseLong(System.getProperty("seconds", ""))),
                Path.of(System.getProperty("tokens", "")));
    }

    HttpProtocolBuilder protocol() {
        return http.baseUrl(server).userAgentHeader("rivulet-load").disableCaching();
    }
}
