package io.rivulet.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;

/** One address alone, asked for at a fixed rate over connections that all share: `-Dendpoint` says which. */
public final class HotEndpoint extends Simulation {

    private static final Duration RAMP = Duration.ofSeconds(10);
    private static final double MOST_FAILURES = 1;

    public HotEndpoint() {
        var target = Target.ofProperties();
        var pages = Pages.of(target);
        var people = People.of(target);
        var endpoint = System.getProperty("endpoint", "");
        var one = scenario(endpoint)
                .exec(feed(people.inTurn()))
                .exec(feed(people.atRandom()))
                .exec(feed(pages.times()))
                .exec(feed(pages.videos()))
                .exec(person -> person.set("since", System.currentTimeMillis()))
                .exec(request(endpoint));
        setUp(one.injectOpen(
                        rampUsersPerSec(target.rate() / 10).to(target.rate()).during(RAMP),
                        constantUsersPerSec(target.rate()).during(target.time())))
                .protocols(target.protocol().shareConnections())
                .assertions(global().failedRequests().percent().lte(MOST_FAILURES));
    }

    private static HttpRequestActionBuilder request(String endpoint) {
        return switch (endpoint) {
            case "feed" -> Requests.anonymousFeed();
            case "personal" -> Requests.feedAt();
            case "profile" -> Requests.profile();
            case "comments" -> Requests.comments();
            case "works" -> Requests.works();
            case "likes" -> Requests.likes();
            case "chat" -> Requests.chat();
            default ->
                throw new IllegalArgumentException("There is no endpoint " + endpoint
                        + ": choose of feed, personal, profile, comments, works, likes, chat");
        };
    }
}
