package io.rivulet.media;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes of pictures that people send what everybody's browser shows, with nothing in it but what is seen. */
public interface Pictures {

    /** Puts the picture into the store as a JPEG, or says why it is not taken as one. */
    Mono<Void> remake(Flux<DataBuffer> sent, Shape shape, MediaAddress target);

    /** What a picture is for. */
    enum Shape {
        /** As large as it has to be, the middle of it. */
        SQUARE,
        /** All of it, no larger than a screen. */
        WHOLE
    }
}
