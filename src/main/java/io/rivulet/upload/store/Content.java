package io.rivulet.upload.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** Bytes of a known number, which may be asked for again when a call is repeated. */
public record Content(long length, Flux<ByteBuffer> bytes) {

    public static Content of(long length, List<ByteBuffer> bytes) {
        return new Content(length, Flux.fromIterable(bytes).map(ByteBuffer::duplicate));
    }

    /** These bytes behind others. */
    public Content behind(Content before) {
        return new Content(before.length + length, before.bytes.concatWith(bytes));
    }

    /** The same bytes, seen by something on their way. */
    public Content through(UnaryOperator<Flux<ByteBuffer>> way) {
        return new Content(length, way.apply(bytes));
    }

    AsyncRequestBody toBody() {
        return AsyncRequestBody.fromPublisher(bytes);
    }
}
