package io.rivulet.upload.engine;

import io.rivulet.platform.limits.UploadLimits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the bytes of one request. */
@Component
class Appending {

    private final Turns turns;
    private final Holdings holdings;
    private final Acknowledgements acknowledgements;
    private final UploadLimits limits;

    Appending(Turns turns, Holdings holdings, Acknowledgements acknowledgements, UploadLimits limits) {
        this.turns = turns;
        this.holdings = holdings;
        this.acknowledgements = acknowledgements;
        this.limits = limits;
    }

    /** However it ends, what has come is stored, as far as the store takes it, before the upload is free again. */
    Mono<Upload> append(Viewer owner, String token, Addition addition) {
        return Mono.usingWhen(
                        turns.take(owner, token, addition.checksum()),
                        holding -> receiving(holding, limited(owner, addition)),
                        holdings::close,
                        (holding, failure) -> holdings.close(holding),
                        holdings::close)
                .onErrorResume(Turns.FinishedException.class, finished -> answer(finished.row(), addition));
    }

    private Mono<Upload> receiving(Holding holding, Addition addition) {
        holdings.enter(holding);
        return holding.unlessInterrupted(receive(holding, addition));
    }

    private Mono<Upload> receive(Holding holding, Addition addition) {
        return Mono.fromRunnable(() -> check(holding.lot(), addition))
                .then(Mono.defer(() -> measure(holding.lot(), addition)))
                .then(Mono.defer(() -> flow(holding, addition)))
                .then(holding.working(Mono.defer(() -> holding.inflow().finish(addition.permission()))))
                .then(Mono.fromSupplier(holding::toUpload));
    }

    private static Mono<Void> flow(Holding holding, Addition addition) {
        return addition.bytes()
                .concatMap(buffer -> holding.working(write(holding, buffer)), 1)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .then();
    }

    private static Mono<Void> write(Holding holding, DataBuffer buffer) {
        return Mono.using(
                () -> buffer,
                held -> holding.inflow().write(NettyDataBufferFactory.toByteBuf(held)),
                DataBufferUtils::release);
    }

    /** What comes beyond the owner's limit ends the request; what came before it is stored. */
    private Addition limited(Viewer owner, Addition addition) {
        return addition.observed(buffer -> limits.require(owner.accountId(), buffer.readableByteCount()));
    }

    private static void check(Lot lot, Addition addition) {
        requireOffset(lot.row(), addition);
        var announced = addition.announced();
        if (announced != null) {
            lot.requireRoom(addition.offset() + announced);
        }
    }

    private Mono<Void> measure(Lot lot, Addition addition) {
        var told = addition.uploadLength();
        if (told == null || told.equals(lot.length())) {
            return Mono.empty();
        }
        var announced = addition.announced() == null ? 0 : addition.announced();
        if (lot.length() != null || told < addition.offset() + announced) {
            return UploadError.LENGTH_CONFLICT.asError("The upload has another length: it is told once, and holds");
        }
        lot.requireRoom(told);
        return lot.mine()
                .flatMap(mine -> acknowledgements.measured(mine, lot.row(), told))
                .then(Mono.fromRunnable(() -> lot.measured(told)));
    }

    private static void requireOffset(UploadRow row, Addition addition) {
        if (addition.offset() != row.received()) {
            throw UploadError.OFFSET_CONFLICT.because("The upload goes on at byte " + row.received());
        }
    }

    /** Who repeats a request whose answer was lost is told how the upload is. */
    private static Mono<Upload> answer(UploadRow row, Addition addition) {
        return Mono.fromSupplier(() -> {
            if (row.isJoined()) {
                throw UploadError.UPLOAD_IS_JOINED.because("The upload is joined of others: send the bytes to those");
            }
            requireOffset(row, addition);
            var announced = addition.announced();
            if (announced == null || announced > 0) {
                throw UploadError.FILE_TOO_LARGE.because("The upload has all its bytes: send no more of it");
            }
            return row.toUpload();
        });
    }
}
