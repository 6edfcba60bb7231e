package io.rivulet.upload.engine;

import io.rivulet.upload.UploadError;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How much one account may have; each check is a step of a transaction, and exact, since they take turns. */
@Component
class Quota {

    private final QuotaRepository usage;
    private final EngineProperties properties;

    Quota(QuotaRepository usage, EngineProperties properties) {
        this.usage = usage;
        this.properties = properties;
    }

    /** That there is room for one more upload, and for its bytes. */
    Mono<Void> requirePlace(long account, long bytes) {
        return usage.lock(account)
                .then(usage.of(account))
                .doOnNext(used -> requirePlace(used.unfinished()))
                .doOnNext(used -> requireBytes(used.bytes() + bytes))
                .then();
    }

    /** That what the account has, this upload included, is not too much. */
    Mono<Void> require(UploadRow row) {
        return require(row, 0);
    }

    /** That there is room for more bytes of an upload. */
    Mono<Void> require(UploadRow row, long more) {
        return Mono.justOrEmpty(row.accountId())
                .flatMap(account -> usage.lock(account).then(usage.of(account)))
                .doOnNext(used -> requireBytes(used.bytes() + more))
                .then();
    }

    /** That there is room for bytes which are not counted yet. */
    Mono<Void> requireBytes(long account, long more) {
        return usage.lock(account)
                .then(usage.of(account))
                .doOnNext(used -> requireBytes(used.bytes() + more))
                .then();
    }

    private void requirePlace(long unfinished) {
        if (unfinished >= properties.unfinishedMax()) {
            throw UploadError.TOO_MANY_UPLOADS.because("You have " + unfinished
                    + " unfinished uploads: finish or end one of them before you begin another");
        }
    }

    private void requireBytes(long bytes) {
        long quota = properties.quota().toBytes();
        if (bytes > quota) {
            throw UploadError.QUOTA_EXCEEDED.because(
                    "With this you would have more than " + quota + " bytes: delete videos or uploads first");
        }
    }
}
