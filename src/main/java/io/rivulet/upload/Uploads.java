package io.rivulet.upload;

import io.rivulet.platform.security.Viewer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Files on their way in. */
@Component
public class Uploads {

    private final UploadSessions sessions;

    Uploads(UploadSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Streams the file of a form into S3 and hands it to its user. When that fails in any way, or the client goes away,
     * no object, no open multipart upload and no row stays behind.
     */
    public <T> Mono<T> receive(FormRequest request, Function<ReceivedUpload, Mono<T>> user) {
        return Mono.usingWhen(
                sessions.open(request.known()),
                session -> session.receive(request).flatMap(user),
                UploadSession::release,
                (session, failure) -> session.discard(),
                UploadSession::discard);
    }

    /** Begins an upload; fails where its owner has too many, too much, or not all the parts of a joined one. */
    public Mono<Upload> create(Viewer owner, NewUpload upload) {
        return Mono.error(() -> new UnsupportedOperationException("create"));
    }

    /**
     * Stores bytes and answers with the upload as it is acknowledged then. Whoever else sends to it stores what it has
     * and lets go.
     */
    public Mono<Upload> append(Viewer owner, String token, Addition addition) {
        return Mono.error(() -> new UnsupportedOperationException("append"));
    }

    /** Has whoever sends to it store what it has and let go; then the upload as its row says. */
    public Mono<Upload> settle(Viewer owner, String token) {
        return Mono.error(() -> new UnsupportedOperationException("settle"));
    }

    /** The upload as its row says, without disturbing whoever sends to it. */
    public Mono<Upload> find(Viewer owner, String token) {
        return Mono.error(() -> new UnsupportedOperationException("find"));
    }

    /** Ends an upload and gives back what it holds. */
    public Mono<Void> terminate(Viewer owner, String token) {
        return Mono.error(() -> new UnsupportedOperationException("terminate"));
    }

    /** An upload that is stored at once, since its owner has stored the same bytes before. */
    public Mono<Upload> instant(Viewer owner, long size, String sha256) {
        return Mono.error(() -> new UnsupportedOperationException("instant"));
    }

    /** The file of an upload that may be claimed; refuses as {@link #claim} does, and changes nothing. */
    public Mono<StoredFile> stored(Viewer owner, String token) {
        return Mono.error(() -> new UnsupportedOperationException("stored"));
    }

    /** A step of the claimer's transaction: from its commit on the file is the claimer's to keep, and to release. */
    public Mono<StoredFile> claim(Viewer owner, String token) {
        return Mono.error(() -> new UnsupportedOperationException("claim"));
    }
}
