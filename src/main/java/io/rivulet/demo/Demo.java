package io.rivulet.demo;

import io.rivulet.media.SampleClips;
import io.rivulet.video.Videos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fills an empty feed once, unless told not to: by default only where the database is the embedded one. */
@Component
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final boolean wanted;
    private final Videos videos;
    private final SampleClips clips;
    private final DemoClient client;

    Demo(
            @Value("${rivulet.demo:${rivulet.embedded.postgres:false}}") boolean wanted,
            Videos videos,
            SampleClips clips,
            DemoClient client) {
        this.wanted = wanted;
        this.videos = videos;
        this.clips = clips;
        this.client = client;
    }

    /** Spring subscribes to what a listener returns, and the server answers meanwhile. */
    @EventListener
    Mono<Void> fill(ApplicationReadyEvent ready) {
        return Mono.just(wanted)
                .filter(yes -> yes)
                .filterWhen(yes -> videos.isEmpty())
                .flatMap(empty -> client.register())
                .flatMap(this::publishAll)
                .onErrorResume(failure -> {
                    LOG.warn("The demo videos could not be published: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> publishAll(String token) {
        return Flux.fromArray(DemoVideo.values())
                .concatMap(video -> clips.with(video.picture(), file -> client.publish(token, video.title(), file)))
                .count()
                .doOnNext(count -> LOG.info("Published {} demo videos", count))
                .then();
    }
}
