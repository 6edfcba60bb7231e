package io.rivulet.upload.engine;

import io.rivulet.upload.digest.Hashing;
import io.rivulet.upload.digest.RequestSum;
import io.rivulet.upload.digest.RunningDigest;
import io.rivulet.upload.memory.Piece;
import io.rivulet.upload.store.Content;
import io.rivulet.upload.store.StoredPart;
import io.rivulet.upload.store.Tail;
import io.rivulet.upload.store.UploadStore;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Brings the pieces of one upload into the store, one after the other, and adds them up meanwhile. */
final class Sending {

    /** Leases have their own numbers of tails. */
    private static final int TAILS_PER_LEASE = 20;

    private final UploadRow row;
    private final UploadStore store;
    private final Hashing hashing;
    private final long leastPart;
    private final Mono<String> multipart;
    private long tailNumber;
    private final AtomicInteger partNumber;

    Sending(Lot lot, LeaseRepository.Lease lease, Workshop workshop) {
        this.row = lot.row();
        this.store = workshop.store();
        this.hashing = workshop.hashing();
        this.leastPart = workshop.memory().leastPart();
        this.tailNumber = lease.fence() << TAILS_PER_LEASE;
        this.partNumber = new AtomicInteger(lease.lastPart());
        // the row comes first: what S3 holds and no row names is swept only a day later
        this.multipart = row.s3UploadId() != null
                ? Mono.just(row.s3UploadId())
                : lot.mine()
                        .flatMap(mine -> store.open(row.objectToken())
                                .delayUntil(
                                        opened -> workshop.acknowledgements().opened(mine, opened)))
                        .cacheInvalidateIf(never -> false);
    }

    /** The highest number of a part that S3 may have seen. */
    int lastPart() {
        return partNumber.get();
    }

    /** The progress with the piece, whose memory is given back in any case. */
    Mono<Progress> send(Piece piece, Progress before, boolean isLast, @Nullable RequestSum sum) {
        return Mono.usingWhen(
                Mono.just(piece),
                sent -> Mono.zip(store(sent, before, isLast), hash(sent, before, sum), Progress::hashed),
                Piece::release);
    }

    private Mono<Progress> store(Piece piece, Progress before, boolean isLast) {
        long together = before.tailBytes() + piece.size();
        if (together == 0) {
            return Mono.just(before);
        }
        var content = Content.of(piece.size(), piece.buffers());
        if (isLast || together >= leastPart) {
            return sendPart(behindTails(content, before)).map(before::with);
        }
        return before.hasMostTails()
                ? sendTail(behindTails(content, before)).map(before::joinedIn)
                : sendTail(content).map(before::with);
    }

    private Content behindTails(Content content, Progress before) {
        return before.tails().isEmpty() ? content : content.behind(store.tails(row.objectToken(), before.tails()));
    }

    private Mono<StoredPart> sendPart(Content content) {
        return multipart.flatMap(
                opened -> store.sendPart(row.objectToken(), opened, partNumber.incrementAndGet(), content));
    }

    private Mono<Tail> sendTail(Content content) {
        return Mono.defer(() -> store.sendTail(row.objectToken(), ++tailNumber, content));
    }

    private Mono<byte[]> hash(Piece piece, Progress before, @Nullable RequestSum sum) {
        return Mono.defer(() -> {
            var digest = RunningDigest.from(before.digest());
            return hashing.pass(piece.buffers(), bytes -> add(bytes, digest, sum))
                    .then(Mono.fromSupplier(digest::state));
        });
    }

    private static void add(ByteBuffer bytes, RunningDigest digest, @Nullable RequestSum sum) {
        digest.update(bytes);
        if (sum != null) {
            sum.update(bytes);
        }
    }
}
