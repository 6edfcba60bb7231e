package io.rivulet.upload.engine;

import io.netty.buffer.ByteBuf;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.IncomingFile;
import io.rivulet.upload.store.UploadStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The file of one form: its row is written before its first byte is stored, and goes with its claim. */
final class FormFile implements IncomingFile {

    private static final Logger LOG = LoggerFactory.getLogger(FormFile.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String token;
    private final Holdings holdings;
    private final FormRows rows;
    private volatile @Nullable Holding begun;
    private volatile @Nullable Viewer owner;

    FormFile(String token, Holdings holdings, FormRows rows) {
        this.token = token;
        this.holdings = holdings;
        this.rows = rows;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String key() {
        return UploadStore.key(token);
    }

    @Override
    public Mono<Void> write(ByteBuf bytes) {
        return holding().flatMap(holding -> holding.working(holding.inflow().write(bytes)));
    }

    @Override
    public Mono<Void> finish() {
        return holding().flatMap(holding -> {
            holding.lot().measured(holding.inflow().offset());
            return holding.working(holding.inflow().finish(Mono.empty()));
        });
    }

    @Override
    public Mono<Void> complete(Viewer by) {
        owner = by;
        return holding().flatMap(holding -> rows.complete(holding, by));
    }

    @Override
    public Mono<Void> claim() {
        var by = owner;
        return by == null
                ? Mono.error(new IllegalStateException("a file was claimed before it was complete"))
                : holding().flatMap(holding -> rows.claim(holding, by));
    }

    @Override
    public Mono<Void> release() {
        return known().flatMap(holdings::leave);
    }

    /** Where this fails or takes long the row stays, and the sweep goes by it; the caller is told the first failure. */
    @Override
    public Mono<Void> discard() {
        return known().flatMap(holding -> holdings.leave(holding).then(Mono.defer(() -> rows.end(holding))))
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    LOG.warn("The upload {} is left to the sweep: {}", token, failure.toString());
                    return Mono.empty();
                });
    }

    /** Empty before the first byte. */
    private Mono<Holding> known() {
        return Mono.defer(() -> Mono.justOrEmpty(begun));
    }

    private Mono<Holding> holding() {
        return Mono.fromSupplier(() -> {
            var opened = begun;
            if (opened == null) {
                opened = holdings.begin(token);
                begun = opened;
            }
            return opened;
        });
    }
}
