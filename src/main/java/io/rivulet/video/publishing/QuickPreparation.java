package io.rivulet.video.publishing;

import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be done for a file while its sender waits; what cannot be done in time is left to the job. */
@Component
class QuickPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(QuickPreparation.class);

    private final Renditions renditions;
    private final PublishingProperties properties;

    QuickPreparation(Renditions renditions, PublishingProperties properties) {
        this.renditions = renditions;
        this.properties = properties;
    }

    /** Fails only when the file itself is at fault. */
    Mono<Draft> prepare(Draft draft, Duration sinceLastByte) {
        var deadline = System.nanoTime()
                + properties.answerWithin().minus(sinceLastByte).toNanos();
        return inTime(draft, deadline, this::examine).flatMap(examined -> inTime(examined, deadline, this::render));
    }

    private Mono<Draft> examine(Draft draft) {
        return renditions.examine(draft.source()).map(draft::examined);
    }

    /** Only what needs no transcoding, and is small enough to be read twice within the time. */
    private Mono<Draft> render(Draft draft) {
        VideoInfo info = draft.info();
        return info != null
                        && info.playable()
                        && draft.source().size() <= properties.readyAtOnceMax().toBytes()
                ? renditions.remux(draft.source(), info, draft.playable()).thenReturn(draft.prepared())
                : Mono.just(draft);
    }

    private static Mono<Draft> inTime(Draft draft, long deadline, Function<Draft, Mono<Draft>> step) {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return step.apply(draft)
                .timeout(left, Mono.just(draft))
                .onErrorResume(failure -> !MediaError.blamesTheFile(failure), failure -> {
                    LOG.info("A video is left to its job: {}", failure.toString());
                    return Mono.just(draft);
                });
    }
}
