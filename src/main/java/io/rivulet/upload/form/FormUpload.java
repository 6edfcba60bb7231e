package io.rivulet.upload.form;

import io.netty.buffer.ByteBuf;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.SessionError;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.form.FormEvent.PartBegins;
import io.rivulet.upload.form.FormEvent.PartBytes;
import io.rivulet.upload.form.FormEvent.PartEnds;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One form while it arrives: keeps its fields, passes its file on, and knows as early as possible what to refuse. */
final class FormUpload {

    private static final String FILE = "data";
    private static final String TOKEN = "token";

    private final FormFields fields;
    private final FileIntake file;
    private final TokenCheck tokens;

    private @Nullable PartBegins part;
    private @Nullable Viewer owner;

    FormUpload(FormFields fields, FileIntake file, TokenCheck tokens) {
        this.fields = fields;
        this.file = file;
        this.tokens = tokens;
    }

    Mono<Void> accept(FormEvent event) {
        return switch (event) {
            case PartBegins begins -> begin(begins);
            case PartBytes(var bytes) -> take(bytes);
            case PartEnds ends -> end();
        };
    }

    /** To be called when the form has ended: nothing is refused for what may still come. */
    Mono<ReceivedUpload> finish() {
        if (!file.isComplete()) {
            return UploadError.FILE_MISSING.asError("The form has no file: send it as the part named `data`");
        }
        long lastByteAt = System.nanoTime();
        return authenticate()
                .then(Mono.defer(file::finish))
                .then(Mono.fromSupplier(() -> new ReceivedUpload(file, requireOwner(), fields.toMap(), lastByteAt)));
    }

    Mono<Void> release() {
        return file.release();
    }

    Mono<Void> discard() {
        return file.discard();
    }

    private Mono<Void> begin(PartBegins begins) {
        part = begins;
        if (!isFile()) {
            fields.begin(begins.name());
            return Mono.empty();
        }
        return fields.has(TOKEN) ? authenticate() : Mono.fromRunnable(file::beginUnauthenticated);
    }

    private Mono<Void> take(ByteBuf bytes) {
        return Mono.using(() -> bytes, isFile() ? file::write : this::keep, ByteBuf::release);
    }

    /** Deferred, since the operator gives the bytes of an event back itself when this method throws. */
    private Mono<Void> keep(ByteBuf bytes) {
        return Mono.fromRunnable(() -> {
            if (isField()) {
                fields.append(bytes);
            }
        });
    }

    private Mono<Void> end() {
        boolean isFile = isFile();
        boolean isField = isField();
        boolean isToken = isField && part != null && part.name().equals(TOKEN);
        part = null;
        if (isFile) {
            return Mono.fromRunnable(file::end);
        }
        if (isField) {
            fields.end();
        }
        return isToken ? authenticate() : Mono.empty();
    }

    /** The first part named `data` is the file, whatever it calls itself; other files are passed over. */
    private boolean isFile() {
        return part != null && part.name().equals(FILE) && !file.isComplete();
    }

    private boolean isField() {
        return part != null && !part.name().equals(FILE) && part.disposition().getFilename() == null;
    }

    private Mono<Void> authenticate() {
        return owner != null
                ? Mono.empty()
                : Mono.justOrEmpty(fields.find(TOKEN))
                        .flatMap(tokens::viewer)
                        .switchIfEmpty(SessionError.NOT_SIGNED_IN.asError(
                                "Sign in again: the token is missing, not genuine or expired"))
                        .doOnNext(viewer -> {
                            owner = viewer;
                            file.authenticated(viewer);
                        })
                        .then();
    }

    private Viewer requireOwner() {
        if (owner == null) {
            throw new IllegalStateException("a form was finished without its owner");
        }
        return owner;
    }
}
