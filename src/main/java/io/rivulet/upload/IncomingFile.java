package io.rivulet.upload;

import io.netty.buffer.ByteBuf;
import io.rivulet.platform.security.Viewer;
import reactor.core.publisher.Mono;

/** A file on its way in that nobody can come back to: it is claimed in the end, or leaves nothing behind. */
public interface IncomingFile {

    /** Names the original and whatever is made of it. */
    String token();

    /** Of its original in the store. */
    String key();

    /** Copies the bytes, waiting where memory or the store is slower; the caller still owns them. */
    Mono<Void> write(ByteBuf bytes);

    /** There are no more bytes; all are in the store afterwards, but no object yet. */
    Mono<Void> finish();

    /** Makes them one object, within what its owner may have. */
    Mono<Void> complete(Viewer owner);

    /** A step of the claimer's transaction: from its commit on the object is the claimer's to keep, and to release. */
    Mono<Void> claim();

    /** Gives the memory back, whatever state the file is in. */
    Mono<Void> release();

    /**
     * Leaves nothing behind, unless the file was claimed after all: a lost answer to a commit is no reason to delete what
     * the commit refers to.
     */
    Mono<Void> discard();
}
