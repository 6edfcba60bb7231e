package io.rivulet.video.rank;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Rank;
import io.rivulet.platform.data.RankedSlice;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Lists of videos by ranks, in PostgreSQL. */
@Repository
class RankRepository {

    private final DatabaseClient database;

    RankRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Rank> list(VideoFilter filter, VideoSort sort, RankedSlice slice) {
        var statement = database.sql(RankStatements.of(sort, filter))
                .bind("rank", slice.after().value())
                .bind("id", slice.after().id())
                .bind("limit", slice.limit());
        return filtered(statement, filter).map(RankRepository::toRank).all();
    }

    private static GenericExecuteSpec filtered(GenericExecuteSpec statement, VideoFilter filter) {
        var author = filter.author();
        var tag = filter.tag();
        var state = filter.state();
        var ofAuthor = author == null ? statement : statement.bind("author", author);
        var tagged = tag == null ? ofAuthor : ofAuthor.bind("tag", tag);
        return state == null ? tagged : tagged.bind("state", state.name());
    }

    @SuppressWarnings("NullAway") // no column is null
    private static Rank toRank(Readable row) {
        return new Rank(row.get("rank", Long.class), row.get("id", Long.class));
    }
}
