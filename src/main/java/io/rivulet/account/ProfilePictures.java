package io.rivulet.account;

import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaTokens;
import io.rivulet.media.Pictures;
import io.rivulet.platform.events.Events;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets people look as they want to: each picture gets a new address, and the one before it goes. */
@Component
public class ProfilePictures {

    private final MediaTokens tokens;
    private final Pictures pictures;
    private final PictureKeeping keeping;
    private final Events events;

    ProfilePictures(MediaTokens tokens, Pictures pictures, PictureKeeping keeping, Events events) {
        this.tokens = tokens;
        this.pictures = pictures;
        this.keeping = keeping;
        this.events = events;
    }

    /** The bytes of any common format; what is shown is made of them anew. */
    public Mono<Void> show(long accountId, ProfilePicture kind, Flux<DataBuffer> sent) {
        return Mono.fromSupplier(() -> new MediaAddress(tokens.next(), kind.file()))
                .flatMap(address -> show(new Wanted(accountId, kind, address), sent));
    }

    private Mono<Void> show(Wanted wanted, Flux<DataBuffer> sent) {
        return keeping.expect(wanted)
                .delayUntil(id -> pictures.remake(sent, wanted.kind().shape(), wanted.address()))
                .flatMap(id -> keeping.show(id, wanted)
                        .doOnTerminate(() -> events.publish(new ProfileChanged(wanted.accountId()))))
                .then(events.handedOverSoon());
    }

    /** A picture on its way into a profile. */
    record Wanted(long accountId, ProfilePicture kind, MediaAddress address) {}
}
