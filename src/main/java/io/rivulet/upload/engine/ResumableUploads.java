package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.Uploads;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The uploads of all nodes, of which any may go on with any. */
@Component
class ResumableUploads implements Uploads {

    private final Beginnings beginnings;
    private final Appending appending;
    private final Turns turns;
    private final Ending ending;
    private final Claims claims;

    ResumableUploads(Beginnings beginnings, Appending appending, Turns turns, Ending ending, Claims claims) {
        this.beginnings = beginnings;
        this.appending = appending;
        this.turns = turns;
        this.ending = ending;
        this.claims = claims;
    }

    @Override
    public Mono<Upload> create(Viewer owner, NewUpload upload) {
        return beginnings.create(owner, upload);
    }

    @Override
    public Mono<Upload> append(Viewer owner, String token, Addition addition) {
        return appending.append(owner, token, addition);
    }

    @Override
    public Mono<Upload> settle(Viewer owner, String token) {
        return turns.settle(owner, token).map(UploadRow::toUpload);
    }

    @Override
    public Mono<Upload> find(Viewer owner, String token) {
        return turns.look(owner, token).map(UploadRow::toUpload);
    }

    @Override
    public Mono<Void> terminate(Viewer owner, String token) {
        return turns.persist(
                        owner, token, row -> claims.requireUnclaimed(row).then(ending.end(row, UploadState.ABORTED)))
                .then();
    }

    @Override
    public Mono<Upload> instant(Viewer owner, long size, String sha256) {
        return beginnings.instant(owner, size, sha256);
    }

    @Override
    public Mono<StoredFile> stored(Viewer owner, String token) {
        return claims.look(owner, token);
    }

    @Override
    public Mono<StoredFile> claim(Viewer owner, String token) {
        return claims.claim(owner, token);
    }
}
