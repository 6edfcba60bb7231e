package io.rivulet.media;

import io.rivulet.platform.security.ServerSecret;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;
import reactor.core.publisher.Mono;

/** Addresses of private objects that open for a while for whoever has them; any node knows those of another. */
@Component
public class MediaLinks {

    private static final int LONGEST_TIME = 12;

    private final Mono<LinkSeal> seal;
    private final Clock clock;
    private final Duration validFor;

    MediaLinks(ServerSecret secret, Clock clock, Links properties) {
        this.seal = secret.macFor("media links").map(LinkSeal::new).cacheInvalidateIf(known -> false);
        this.clock = clock;
        this.validFor = properties.validFor();
    }

    /** For one answer: private addresses hold from now on. */
    public Mono<MediaPaths> paths() {
        return seal.map(
                sealing -> signing(sealing, clock.instant().plus(validFor).getEpochSecond()));
    }

    /** Whether an address of a private object is one of ours and has not expired. */
    public Mono<Boolean> opens(MediaAddress address, String expires, String signature) {
        return isAhead(expires)
                ? seal.map(sealing -> sealing.fits(address.path(), Long.parseLong(expires), signature))
                : Mono.just(false);
    }

    private static MediaPaths signing(LinkSeal seal, long expires) {
        return address -> address.secret()
                ? address.path() + "?expires=" + expires + "&signature=" + seal.of(address.path(), expires)
                : address.path();
    }

    private boolean isAhead(String expires) {
        return !expires.isEmpty()
                && expires.length() <= LONGEST_TIME
                && expires.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Long.parseLong(expires) > clock.instant().getEpochSecond();
    }

    /**
     * Addresses of private objects.
     *
     * @param validFor how long one opens after it was given out
     */
    @Validated
    @ConfigurationProperties("rivulet.media.links")
    record Links(
            @DefaultValue("6h") @DurationMin(seconds = 1) @DurationMax(days = 365)
            Duration validFor) {}
}
