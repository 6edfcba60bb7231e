package io.rivulet.upload.form;

import io.netty.buffer.ByteBuf;
import org.springframework.http.ContentDisposition;

/** What a multipart form consists of, in the order of its bytes. */
sealed interface FormEvent {

    record PartBegins(ContentDisposition disposition) implements FormEvent {

        String name() {
            var name = disposition.getName();
            return name == null ? "" : name;
        }
    }

    /** Some bytes of the current part; whoever takes the event releases them. */
    record PartBytes(ByteBuf bytes) implements FormEvent {}

    record PartEnds() implements FormEvent {}
}
