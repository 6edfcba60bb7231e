package io.rivulet.media.delivery;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaError;
import io.rivulet.media.MediaWithheld;
import io.rivulet.media.WithheldMedia;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.platform.events.Hearing;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What this node knows of which objects are withheld, so that a warm play asks nobody while it hears the others. */
@Component
class WithheldObjects implements EventListener {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final WithheldMedia withheld;
    private final Hearing hearing;
    private final AsyncCache<String, Boolean> known;

    WithheldObjects(WithheldMedia withheld, Hearing hearing, DeliveryProperties settings) {
        this.withheld = withheld;
        this.hearing = hearing;
        this.known = Caffeine.newBuilder().maximumSize(settings.knownObjects()).buildAsync();
    }

    /** The address, or MEDIA_GONE. */
    Mono<MediaAddress> refuse(MediaAddress address) {
        return Mono.defer(() -> hearing.isComplete() ? remembered(address.token()) : withheld.contains(address.token()))
                .filter(isWithheld -> !isWithheld)
                .map(isFree -> address)
                .switchIfEmpty(MediaError.MEDIA_GONE.asError("A moderator has hidden this video"));
    }

    @Override
    public void on(Event event) {
        if (event instanceof MediaWithheld changed) {
            known.asMap().remove(changed.token());
        }
    }

    @Override
    public void missed() {
        known.asMap().clear();
    }

    /** One flight for all who ask at once; one that began before a change is not kept. */
    private Mono<Boolean> remembered(String token) {
        var answer = known.synchronous().getIfPresent(token);
        return answer != null
                ? Mono.just(answer)
                : Mono.fromFuture(
                        () -> known.get(
                                token,
                                (missing, executor) -> withheld.contains(missing)
                                        .timeout(LONGEST_WAIT)
                                        .toFuture()),
                        true);
    }
}
