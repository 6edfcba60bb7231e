package io.rivulet.upload.engine;

import io.rivulet.upload.UploadError;
import io.rivulet.upload.engine.ProgressRepository.Mine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An upload in the hands of one request: how long it is, and how much of it may come. */
final class Lot {

    private final UploadRow row;
    private final Mono<Mine> mine;
    private final long partSize;
    private final long max;
    private volatile @Nullable Mine known;
    private volatile @Nullable Long length;

    /** Its row may be written as late as when there is something to be kept in it. */
    Lot(UploadRow row, Mono<Mine> mine, long partSize, long max) {
        this.row = row;
        this.mine = mine.doOnNext(written -> known = written).cache();
        this.partSize = partSize;
        this.max = max;
        this.length = row.length();
    }

    UploadRow row() {
        return row;
    }

    Mono<Mine> mine() {
        return mine;
    }

    /** Null while there is no row. */
    @Nullable
    Mine known() {
        return known;
    }

    long partSize() {
        return partSize;
    }

    @Nullable
    Long length() {
        return length;
    }

    void measured(long total) {
        length = total;
    }

    boolean isWhole(long offset) {
        var total = length;
        return total != null && total == offset;
    }

    /** Fails where an upload may not go as far. */
    void requireRoom(long offset) {
        var total = length;
        if (total != null && offset > total) {
            throw UploadError.FILE_TOO_LARGE.because("The upload is " + total + " bytes long: send no more of it");
        }
        if (offset > max) {
            throw UploadError.FILE_TOO_LARGE.because("The file is larger than " + max + " bytes: send a smaller one");
        }
    }
}
