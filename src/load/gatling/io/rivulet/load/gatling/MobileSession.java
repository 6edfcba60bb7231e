package io.rivulet.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Objects;

/** People open the app as they please, so many each second, and swipe for half a minute. */
public final class MobileSession extends Simulation {

    private static final int SWIPES = 10;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration RAMP = Duration.ofSeconds(10);
    private static final double MOST_FAILURES = 1;

    public MobileSession() {
        var target = Target.ofProperties();
        var session = scenario("a mobile session")
                .exec(feed(People.of(target).inTurn()))
                // no upper bound: the newest page
                .exec(person -> person.set("time", "0").set("since", System.currentTimeMillis()))
                .exec(swipes())
                .exec(rarelyPublish(Pages.of(target)));
        setUp(session.injectOpen(
                        rampUsersPerSec(target.rate() / 10).to(target.rate()).during(RAMP),
                        constantUsersPerSec(target.rate()).during(target.time())))
                .protocols(target.protocol())
                .assertions(global().failedRequests().percent().lte(MOST_FAILURES));
    }

    private static ChainBuilder swipes() {
        return repeat(SWIPES)
                .on(exec(Requests.page()).exec(Requests.play()).pause(LOOK).exec(sometimesReact()));
    }

    private static ChainBuilder sometimesReact() {
        return randomSwitch()
                .on(
                        percent(20).then(exec(Requests.like())),
                        percent(4).then(exec(Requests.comments(), Requests.comment())),
                        percent(3).then(followOther()),
                        percent(10).then(exec(Requests.chat())),
                        percent(5).then(exec(Requests.profile())));
    }

    /** Nobody may follow themselves. */
    private static ChainBuilder followOther() {
        return doIf(person -> !Objects.equals(person.getString("other"), person.getString("id")))
                .then(exec(Requests.follow()));
    }

    private static ChainBuilder rarelyPublish(Pages pages) {
        return randomSwitch().on(percent(0.5).then(exec(Requests.publish(pages.clip()))));
    }
}
