package io.rivulet.upload.tus;

import io.rivulet.upload.Concatenation;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** What answers say of an upload. */
final class UploadHeaders {

    private static final Set<UploadState> EXPIRING =
            Set.of(UploadState.RECEIVING, UploadState.COMPLETING, UploadState.STORED);

    private UploadHeaders() {}

    /** Everything, for whoever wants to go on with it. */
    static void describe(Upload upload, HttpHeaders headers) {
        progress(upload, headers);
        if (upload.length() == null) {
            headers.set(TusHeaders.DEFER_LENGTH, "1");
        } else {
            headers.set(TusHeaders.LENGTH, Long.toString(upload.length()));
        }
        if (!upload.metadata().isEmpty()) {
            headers.set(TusHeaders.METADATA, upload.metadata());
        }
        Concat.toHeader(upload.concatenation()).ifPresent(concat -> headers.set(TusHeaders.CONCAT, concat));
    }

    /** How far it has come, and until when it waits. */
    static void progress(Upload upload, HttpHeaders headers) {
        if (hasOffset(upload)) {
            headers.set(TusHeaders.OFFSET, Long.toString(upload.offset()));
        }
        if (EXPIRING.contains(upload.state())) {
            headers.setInstant(TusHeaders.EXPIRES, upload.expiresAt());
        }
    }

    /** One that is joined of others has none until it is. */
    private static boolean hasOffset(Upload upload) {
        return !(upload.concatenation() instanceof Concatenation.Final)
                || upload.state() == UploadState.STORED
                || upload.state() == UploadState.CLAIMED;
    }
}
