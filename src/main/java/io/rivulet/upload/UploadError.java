package io.rivulet.upload;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Why an upload is refused (3000-3099). */
public enum UploadError implements ErrorCode {
    FILE_MISSING(3000, HttpStatus.BAD_REQUEST),
    FILE_TOO_LARGE(3001, HttpStatus.CONTENT_TOO_LARGE),
    TOKEN_TOO_LATE(3002, HttpStatus.UNAUTHORIZED),
    FORM_UNREADABLE(3003, HttpStatus.BAD_REQUEST),
    CLIENT_STALLED(3004, HttpStatus.REQUEST_TIMEOUT),
    UPLOADS_BUSY(3005, HttpStatus.SERVICE_UNAVAILABLE),
    NOT_A_FORM(3006, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    NO_SUCH_UPLOAD(3010, HttpStatus.NOT_FOUND),
    UPLOAD_GONE(3011, HttpStatus.GONE),
    OFFSET_CONFLICT(3012, HttpStatus.CONFLICT),
    CHECKSUM_MISMATCH(3013, 460),
    UPLOAD_HELD(3014, HttpStatus.LOCKED),
    QUOTA_EXCEEDED(3015, HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY_UPLOADS(3016, HttpStatus.TOO_MANY_REQUESTS),
    UPLOAD_IS_JOINED(3017, HttpStatus.FORBIDDEN),
    LENGTH_CONFLICT(3018, HttpStatus.BAD_REQUEST),
    UPLOAD_UNFINISHED(3019, HttpStatus.CONFLICT),
    UPLOAD_CLAIMED(3020, HttpStatus.CONFLICT),
    NO_SUCH_CONTENT(3021, HttpStatus.NOT_FOUND);

    private final int number;
    private final int status;

    UploadError(int number, HttpStatus status) {
        this(number, status.value());
    }

    UploadError(int number, int status) {
        this.number = number;
        this.status = status;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public HttpStatusCode status() {
        return HttpStatusCode.valueOf(status);
    }
}
