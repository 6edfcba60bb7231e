package io.rivulet.card;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.RunningServer;
import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.redis.ViewerMarks;
import io.rivulet.platform.security.Viewer;
import io.rivulet.relation.Follows;
import io.rivulet.video.Videos;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Redis remembers three likes and three follows of a viewer; of all others PostgreSQL is asked. */
@RunningServer
class OverlayRepositoryIT {

    private static final int REMEMBERED = 3;
    private static final int MANY = 8;

    private static final String AUTHORS = """
            WITH created AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(0, :many) AS i)
                RETURNING id)
            INSERT INTO account_count (account_id, works) SELECT id, 1 FROM created RETURNING account_id
            """;

    /** One of each author, published long ago. */
    private static final String VIDEOS = """
            WITH drawn AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id, author
                  FROM unnest(:authors) AS author),
            made AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, author, 'reel', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       200000000000 + id
                  FROM drawn
                RETURNING id)
            INSERT INTO video_count (video_id) SELECT id FROM made RETURNING video_id
            """;

    @Autowired
    private Likes likes;

    @Autowired
    private Follows follows;

    @Autowired
    private Videos catalogue;

    @Autowired
    @Qualifier("douyinFormat")
    private CardFormat format;

    private Overlays overlays;
    private long ann;
    private List<Long> authors;
    private List<Long> videos;

    @BeforeEach
    void fill(@Autowired DatabaseClient database, @Autowired ViewerMarks marks) throws Exception {
        var properties = new CardProperties(REMEMBERED, null, Duration.ofMinutes(1));
        var meters = new CardMeters(new SimpleMeterRegistry());
        overlays = new Overlays(
                new NodeMarks(new CacheTerms(new Hearing(), meters, properties)),
                marks,
                new OverlayRepository(database, properties),
                meters);
        var people = ids(database.sql(AUTHORS).bind("many", MANY));
        ann = people.getFirst();
        authors = people.subList(1, people.size());
        videos = ids(database.sql(VIDEOS).bind("authors", authors.toArray(Long[]::new)));
    }

    @Test
    void olderOnesAreStillSeen() throws Exception {
        likeAll();
        followAll();
        for (int i = 0; i < 3; i++) {
            assertThat(liked()).isEqualTo(videos);
            assertThat(followed()).isEqualTo(authors);
        }
    }

    /** Of each, the newest and the oldest: one that is remembered and one that is not. */
    @Test
    void olderOnesAreSeenToGoAndComeBack() throws Exception {
        likeAll();
        assertThat(liked()).isEqualTo(videos);
        for (var video : List.of(videos.getFirst(), videos.getLast())) {
            await(likes.unlike(ann, video));
            assertThat(liked())
                    .isEqualTo(videos.stream().filter(id -> !id.equals(video)).toList());
            await(likes.like(ann, video));
            assertThat(liked()).isEqualTo(videos);
        }
        followAll();
        assertThat(followed()).isEqualTo(authors);
        for (var author : List.of(authors.getFirst(), authors.getLast())) {
            await(follows.unfollow(ann, author));
            assertThat(followed())
                    .isEqualTo(authors.stream().filter(id -> !id.equals(author)).toList());
            await(follows.follow(ann, author));
            assertThat(followed()).isEqualTo(authors);
        }
    }

    /** The first that is too many to remember must not make Redis claim that it knows all. */
    @Test
    void thereIsNoGapWhereTheyBecomeTooMany() throws Exception {
        for (int i = 0; i < MANY; i++) {
            await(likes.like(ann, videos.get(i)));
            assertThat(liked()).isEqualTo(videos.subList(0, i + 1));
        }
        for (int i = 0; i < MANY; i++) {
            await(likes.unlike(ann, videos.get(i)));
            assertThat(liked()).isEqualTo(videos.subList(i + 1, MANY));
        }
    }

    @Test
    void nothingIsSeenByThoseWhoDidNothing() throws Exception {
        likeAll();
        followAll();
        assertThat(overlay(new Viewer(authors.getFirst())).held()).isEmpty();
        assertThat(overlay(Viewer.ANONYMOUS)).isSameAs(Overlay.NONE);
        assertThat(overlay(new Viewer(Long.MAX_VALUE)).held()).isEmpty();
    }

    private void likeAll() throws Exception {
        await(Flux.fromIterable(videos).concatMap(id -> likes.like(ann, id)).then());
    }

    private void followAll() throws Exception {
        await(Flux.fromIterable(authors)
                .concatMap(id -> follows.follow(ann, id))
                .then());
    }

    private List<Long> liked() throws Exception {
        var overlay = overlay(new Viewer(ann));
        return videos.stream()
                .filter(video -> overlay.held().contains(MarkCode.like(video)))
                .toList();
    }

    private List<Long> followed() throws Exception {
        var overlay = overlay(new Viewer(ann));
        return authors.stream()
                .filter(author -> overlay.held().contains(MarkCode.follow(author)))
                .toList();
    }

    private Overlay overlay(Viewer viewer) throws Exception {
        return await(overlays.ofVideos(shown().toList(), viewer));
    }

    private Stream<SharedVideo> shown() throws Exception {
        var byId = await(catalogue.byIds(videos));
        return IntStream.range(0, MANY)
                .mapToObj(i -> Objects.requireNonNull(byId.get(videos.get(i))))
                .map(video -> SharedVideo.of(video, format));
    }

    private static List<Long> ids(DatabaseClient.GenericExecuteSpec statement) throws Exception {
        return await(statement.mapValue(Long.class).all().sort().collectList());
    }
}
