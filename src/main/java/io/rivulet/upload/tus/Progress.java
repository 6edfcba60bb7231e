package io.rivulet.upload.tus;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far an upload has come, as its owner reads it. */
record Progress(
        String id,
        String state,
        long offset,
        @Nullable Long length,
        @JsonProperty("expires_at") Instant expiresAt) {

    static Progress of(Upload upload) {
        return new Progress(
                upload.token(), named(upload.state()), upload.offset(), upload.length(), upload.expiresAt());
    }

    private static String named(UploadState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
