package io.rivulet.upload.engine;

import io.rivulet.upload.UploadError;
import org.jspecify.annotations.Nullable;

/** An upload in the hands of one request: how long it is, and how much of it may come. */
final class Lot {

    private final UploadRow row;
    private final ProgressRepository.Mine mine;
    private final long partSize;
    private final long max;
    private volatile @Nullable Long length;

    Lot(UploadRow row, LeaseRepository.Lease lease, long partSize, long max) {
        this.row = row;
        this.mine = new ProgressRepository.Mine(row.id(), lease.fence());
        this.partSize = partSize;
        this.max = max;
        this.length = row.length();
    }

    UploadRow row() {
        return row;
    }

    ProgressRepository.Mine mine() {
        return mine;
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
