package io.rivulet.upload.engine;

import io.rivulet.upload.Concatenation;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.Tail;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An upload as its row says. */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
record UploadRow(
        long id,
        String token,
        String objectToken,
        @Nullable Long accountId,
        UploadState state,
        @Nullable Long length,
        long received,
        String metadata,
        String concat,
        String concatSent,
        boolean lasting,
        @Nullable String s3UploadId,
        byte @Nullable [] digest,
        byte @Nullable [] sha256,
        int lastPart,
        boolean leased,
        boolean held,
        boolean wanted,
        long fence,
        Instant expiresAt,
        boolean expired,
        Long[] tailNumbers,
        Long[] tailSizes,
        String[] sources) {

    /** A form's file, which is being received. */
    static UploadRow ofForm(String objectToken) {
        var none = new Long[0];
        return new UploadRow(
                0,
                objectToken,
                objectToken,
                null,
                UploadState.RECEIVING,
                null,
                0,
                "",
                "NONE",
                "",
                false,
                null,
                null,
                null,
                0,
                true,
                true,
                false,
                1,
                Instant.MAX,
                false,
                none,
                none,
                new String[0]);
    }

    Upload toUpload() {
        return toUpload(state, length, received);
    }

    Upload toUpload(UploadState reached, @Nullable Long total, long offset) {
        return new Upload(id, token, reached, total, offset, metadata, concatenation(), expiresAt);
    }

    boolean isJoined() {
        return concat.equals("FINAL");
    }

    boolean isPartial() {
        return concat.equals("PARTIAL");
    }

    /** Whether it refers to what its owner has stored. */
    boolean isContent() {
        return state == UploadState.STORED && !isPartial();
    }

    Progress progress() {
        return new Progress(received, tails(), List.of(), digest);
    }

    private List<Tail> tails() {
        return IntStream.range(0, tailNumbers.length)
                .mapToObj(i -> new Tail(tailNumbers[i], tailSizes[i]))
                .toList();
    }

    private Concatenation concatenation() {
        return switch (concat) {
            case "PARTIAL" -> new Concatenation.Partial();
            case "FINAL" -> new Concatenation.Final(List.of(sources), concatSent);
            default -> new Concatenation.None();
        };
    }
}
