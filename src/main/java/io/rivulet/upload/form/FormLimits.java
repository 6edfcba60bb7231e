package io.rivulet.upload.form;

import io.rivulet.platform.limits.UploadLimits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.UploadError;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** How much a file may have, and how many files may arrive before anybody answers for them. */
@Component
class FormLimits {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final long max;
    private final long unauthenticatedMax;
    private final Semaphore unauthenticated;
    private final UploadLimits rates;

    FormLimits(LargestUpload largest, FormProperties properties, UploadLimits rates) {
        this.max = largest.bytes();
        this.unauthenticatedMax = properties.unauthenticatedMax().toBytes();
        this.unauthenticated = new Semaphore(properties.unauthenticatedUploads());
        this.rates = rates;
    }

    int unauthenticatedPlacesLeft() {
        return unauthenticated.availablePermits();
    }

    void check(long size, boolean isUnauthenticated) {
        if (size > max) {
            throw UploadError.FILE_TOO_LARGE.because("The file is larger than " + max + " bytes: send a smaller one");
        }
        if (isUnauthenticated && size > unauthenticatedMax) {
            throw UploadError.TOKEN_TOO_LATE.because("A file of more than " + unauthenticatedMax
                    + " bytes needs its token before it: send the token in the query or as an earlier part");
        }
    }

    /** Refuses bytes of somebody who has sent too many lately. */
    void count(Viewer owner, long bytes) {
        rates.require(owner.accountId(), bytes);
    }

    void enterUnauthenticated() {
        if (!unauthenticated.tryAcquire()) {
            throw UploadError.UPLOADS_BUSY
                    .because("Too many uploads send their token after the file: send it in the query, or try again")
                    .retryAfter(SOON);
        }
    }

    void leaveUnauthenticated() {
        unauthenticated.release();
    }
}
