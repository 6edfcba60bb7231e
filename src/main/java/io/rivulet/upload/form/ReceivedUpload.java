package io.rivulet.upload.form;

import io.rivulet.media.Container;
import io.rivulet.platform.security.Viewer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A file that has arrived whole, with the fields that came along; it is thrown away unless somebody claims it. */
public final class ReceivedUpload {

    private final FileIntake intake;
    private final Viewer owner;
    private final Map<String, String> fields;
    private final long lastByteAt;

    ReceivedUpload(FileIntake intake, Viewer owner, Map<String, String> fields, long lastByteAt) {
        this.intake = intake;
        this.owner = owner;
        this.fields = fields;
        this.lastByteAt = lastByteAt;
    }

    public Viewer owner() {
        return owner;
    }

    public Container container() {
        return intake.container();
    }

    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /** Names the original and whatever is made of it; thrown away with the upload: all under `media/<token>/`. */
    public String token() {
        return intake.file().token();
    }

    public String objectKey() {
        return intake.file().key();
    }

    public long size() {
        return intake.size();
    }

    public Duration sinceLastByte() {
        return Duration.ofNanos(System.nanoTime() - lastByteAt);
    }

    /** Makes the parts one object. */
    public Mono<Void> complete() {
        return intake.file().complete(owner);
    }

    /** A step of the claimer's transaction: from its commit on the object is the claimer's to keep. */
    public Mono<Void> claim() {
        return intake.file().claim();
    }
}
