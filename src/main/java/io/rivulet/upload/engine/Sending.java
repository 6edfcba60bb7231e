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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Brings the pieces of one upload into the store and adds them up in their order. Where a piece goes is settled when it is
 * handed over, so that the next one may be on its way before it has arrived. Nothing follows a piece that has failed.
 */
final class Sending {

    /** Leases have their own numbers of tails. */
    private static final int TAILS_PER_LEASE = 20;

    private final UploadRow row;
    private final UploadStore store;
    private final Hashing hashing;
    private final long leastPart;
    private final Mono<String> multipart;
    private final AtomicInteger partNumber;
    private long tailNumber;
    /** What will be behind the last part once all has arrived. */
    private List<Tail> tails;
    /** There when all bytes that were handed over are in it. */
    private Mono<RunningDigest> digest;

    Sending(Lot lot, LeaseRepository.Lease lease, Workshop workshop) {
        this.row = lot.row();
        this.store = workshop.store();
        this.hashing = workshop.hashing();
        this.leastPart = workshop.memory().leastPart();
        this.tailNumber = lease.fence() << TAILS_PER_LEASE;
        this.partNumber = new AtomicInteger(lease.lastPart());
        this.tails = row.progress().tails();
        this.digest = hashing.begin(row.digest());
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

    /**
     * Whether a piece may go on its way while those before it have not arrived: a part does not touch their tails, and the
     * store is not busy with others.
     */
    boolean mayFollow(long size, boolean isLast) {
        return tails.isEmpty() && size > 0 && (isLast || size >= leastPart) && store.hasRoom();
    }

    long tailBytes() {
        return bytes(tails);
    }

    /** How the progress grows by the piece, whose memory is given back in any case. */
    Mono<UnaryOperator<Progress>> send(Piece piece, boolean isLast, @Nullable RequestSum sum) {
        var stored = store(piece, isLast);
        var hashed = hash(piece, sum);
        return Mono.usingWhen(
                Mono.just(piece),
                sent -> Mono.zipDelayError(stored, hashed).map(both -> grown(both.getT1(), both.getT2())),
                Piece::release);
    }

    private static UnaryOperator<Progress> grown(UnaryOperator<Progress> stored, byte[] state) {
        return before -> stored.apply(before).hashed(state);
    }

    private Mono<UnaryOperator<Progress>> store(Piece piece, boolean isLast) {
        var before = tails;
        long together = bytes(before) + piece.size();
        if (together == 0) {
            return Mono.just(UnaryOperator.identity());
        }
        var content = Content.of(piece.size(), piece.buffers());
        if (isLast || together >= leastPart) {
            tails = List.of();
            return sendPart(behind(before, content)).map(part -> progress -> progress.with(part));
        }
        return Progress.areMost(before)
                ? sendTail(behind(before, content), List.of()).map(tail -> progress -> progress.joinedIn(tail))
                : sendTail(content, before).map(tail -> progress -> progress.with(tail));
    }

    private Content behind(List<Tail> before, Content content) {
        return before.isEmpty() ? content : content.behind(store.tails(row.objectToken(), before));
    }

    /** Numbered in the order of the bytes, which is the order S3 joins them in. */
    private Mono<StoredPart> sendPart(Content content) {
        int number = partNumber.incrementAndGet();
        return multipart.flatMap(opened -> store.sendPart(row.objectToken(), opened, number, content));
    }

    private Mono<Tail> sendTail(Content content, List<Tail> others) {
        var tail = new Tail(++tailNumber, content.length());
        tails = Stream.concat(others.stream(), Stream.of(tail)).toList();
        return store.sendTail(row.objectToken(), tail.number(), content);
    }

    private Mono<byte[]> hash(Piece piece, @Nullable RequestSum sum) {
        var before = digest;
        var after = new CompletableFuture<RunningDigest>();
        digest = Mono.fromFuture(after, true);
        return before.flatMap(running -> hashing.pass(piece.buffers(), bytes -> add(bytes, running, sum))
                        .then(Mono.fromSupplier(() -> handOn(running, after))))
                .doOnError(after::completeExceptionally);
    }

    /** The state as it is before the next piece changes it. */
    private static byte[] handOn(RunningDigest running, CompletableFuture<RunningDigest> after) {
        var state = running.state();
        after.complete(running);
        return state;
    }

    private static void add(ByteBuffer bytes, RunningDigest digest, @Nullable RequestSum sum) {
        digest.update(bytes);
        if (sum != null) {
            sum.update(bytes);
        }
    }

    private static long bytes(List<Tail> tails) {
        return tails.stream().mapToLong(Tail::size).sum();
    }
}
