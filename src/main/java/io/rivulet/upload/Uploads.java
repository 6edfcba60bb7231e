package io.rivulet.upload;

import io.rivulet.platform.security.Viewer;
import reactor.core.publisher.Mono;

/** Files on their way in, each its owner's alone. */
public interface Uploads {

    /** Begins an upload; fails where its owner has too many, too much, or not all the parts of a joined one. */
    Mono<Upload> create(Viewer owner, NewUpload upload);

    /**
     * Stores bytes and answers with the upload as it is acknowledged then. Whoever else sends to it stores what it has
     * and lets go.
     */
    Mono<Upload> append(Viewer owner, String token, Addition addition);

    /** Has whoever sends to it store what it has and let go; then the upload as its row says. */
    Mono<Upload> settle(Viewer owner, String token);

    /** The upload as its row says, without disturbing whoever sends to it. */
    Mono<Upload> find(Viewer owner, String token);

    /** Ends an upload and gives back what it holds. */
    Mono<Void> terminate(Viewer owner, String token);

    /** An upload that is stored at once, since its owner has stored the same bytes before. */
    Mono<Upload> instant(Viewer owner, long size, String sha256);

    /** The file of an upload that may be claimed; refuses as {@link #claim} does, and changes nothing. */
    Mono<StoredFile> stored(Viewer owner, String token);

    /** A step of the claimer's transaction: from its commit on the file is the claimer's to keep, and to release. */
    Mono<StoredFile> claim(Viewer owner, String token);
}
