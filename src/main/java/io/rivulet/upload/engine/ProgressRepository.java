package io.rivulet.upload.engine;

import io.rivulet.upload.UploadError;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.StoredPart;
import io.rivulet.upload.store.Tail;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What a holder of a lease writes; each statement counts only while the lease is its own. */
@Repository
class ProgressRepository {

    private static final String ADVANCE = """
            WITH mine AS (
                UPDATE upload
                   SET received = :received, digest = :digest, state = :state,
                       last_part = greatest(last_part, (SELECT max(number) FROM unnest(:numbers::int[]) AS number))
                 WHERE id = :id AND fence = :fence AND state = 'RECEIVING'
                RETURNING id),
            parts AS (
                INSERT INTO upload_part (upload_id, number, etag, size)
                SELECT mine.id, part.number, part.etag, part.size
                  FROM mine, unnest(:numbers::int[], :etags::text[], :sizes::bigint[]) AS part (number, etag, size)),
            tails AS (
                INSERT INTO upload_tail (upload_id, number, size)
                SELECT mine.id, tail.number, tail.size
                  FROM mine, unnest(:tailNumbers::bigint[], :tailSizes::bigint[]) AS tail (number, size)),
            joined AS (
                DELETE FROM upload_tail
                 USING mine
                 WHERE upload_tail.upload_id = mine.id AND upload_tail.number = ANY(:joined::bigint[]))
            SELECT id FROM mine
            """;
    private static final String NUMBERED = """
            UPDATE upload SET last_part = greatest(last_part, :lastPart) WHERE id = :id AND fence = :fence RETURNING id
            """;
    private static final String OPENED = """
            UPDATE upload SET s3_upload_id = :multipart WHERE id = :id AND fence = :fence RETURNING id
            """;
    private static final String MEASURED = """
            UPDATE upload SET length = :length WHERE id = :id AND fence = :fence AND length IS NULL RETURNING id
            """;

    private final DatabaseClient database;

    ProgressRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Writes what has changed since the row was written last; fails when the lease has been lost. */
    Mono<Void> advance(Mine mine, Progress before, Progress after, UploadState state) {
        var added = except(after.tails(), before.tails());
        var joined = except(before.tails(), after.tails());
        var statement = database.sql(ADVANCE)
                .bind("received", after.received())
                .bind("state", state.name())
                .bind("numbers", after.parts().stream().map(StoredPart::number).toArray(Integer[]::new))
                .bind("etags", after.parts().stream().map(StoredPart::etag).toArray(String[]::new))
                .bind("sizes", after.parts().stream().map(StoredPart::size).toArray(Long[]::new))
                .bind("tailNumbers", added.stream().map(Tail::number).toArray(Long[]::new))
                .bind("tailSizes", added.stream().map(Tail::size).toArray(Long[]::new))
                .bind("joined", joined.stream().map(Tail::number).toArray(Long[]::new));
        var digest = after.digest();
        return mine.fenced(
                digest == null ? statement.bindNull("digest", byte[].class) : statement.bind("digest", digest));
    }

    Mono<Void> numbered(Mine mine, int lastPart) {
        return mine.fenced(database.sql(NUMBERED).bind("lastPart", lastPart));
    }

    Mono<Void> opened(Mine mine, String multipart) {
        return mine.fenced(database.sql(OPENED).bind("multipart", multipart));
    }

    Mono<Void> measured(Mine mine, long length) {
        return mine.fenced(database.sql(MEASURED).bind("length", length));
    }

    private static List<Tail> except(List<Tail> tails, List<Tail> others) {
        return tails.stream().filter(Predicate.not(others::contains)).toList();
    }

    /** Whose the upload is while its fence stands. */
    record Mine(long id, long fence) {

        DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec statement) {
            return statement.bind("id", id).bind("fence", fence);
        }

        private Mono<Void> fenced(DatabaseClient.GenericExecuteSpec statement) {
            return bound(statement)
                    .fetch()
                    .one()
                    .switchIfEmpty(UploadError.OFFSET_CONFLICT.asError("Another request took the upload over"))
                    .then();
        }
    }
}
