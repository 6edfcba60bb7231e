package io.rivulet.engagement.view;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.EngagementError.VIEW_SESSION_INVALID;
import static io.rivulet.engagement.EngagementError.VIEW_SESSION_MISSING;
import static io.rivulet.video.VideoError.VIDEO_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** A view is one row for each viewer, video and day, however often and wherever it is told. */
@RunningServer
class ViewsIT {

    @Autowired
    private Views views;

    private Audience audience;
    private long author;
    private long film;

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        audience = new Audience(accounts, videos, database);
        author = audience.person();
        film = audience.published(author);
    }

    @Test
    void whatIsToldAgainIsCountedOnce(@Autowired ViewWrite write, @Autowired GroupCommits commits) throws Exception {
        var otherNode = new Views(write, commits);
        var people = audience.people(20);
        await(Flux.range(0, 400)
                .flatMap(i -> (i % 2 == 0 ? views : otherNode).add(new Viewer(people.get(i % 20)), null, film), 64)
                .then());
        var session = UUID.randomUUID().toString();
        await(Flux.range(0, 50)
                .flatMap(i -> views.add(Viewer.ANONYMOUS, session, film), 16)
                .then());

        assertThat(audience.video(film).views()).isEqualTo(21);
        audience.assertCountsAreRows(List.of(), List.of(film));
    }

    @Test
    void whoIsSignedInIsOneWhateverTheirSession() throws Exception {
        var ann = new Viewer(audience.person());
        await(views.add(ann, null, film));
        await(views.add(ann, "session-one", film));
        await(views.add(ann, "session-two", film));
        assertThat(audience.video(film).views()).isOne();

        await(views.add(Viewer.ANONYMOUS, "session-one", film));
        assertThat(audience.video(film).views()).isEqualTo(2);
    }

    @Test
    void aNewDayCountsAnew() throws Exception {
        var ann = new Viewer(audience.person());
        await(views.add(ann, null, film));
        audience.execute("UPDATE video_view SET day = day - 1 WHERE video_id = " + film);
        await(views.add(ann, null, film));
        await(views.add(ann, null, film));
        assertThat(audience.video(film).views()).isEqualTo(2);
        audience.assertCountsAreRows(List.of(), List.of(film));
    }

    @Test
    void whatIsKeptTellsNoSession() throws Exception {
        await(views.add(Viewer.ANONYMOUS, "0b9b7f7e-6f5c-4d7e-8a54-8f9a2f1f3c11", film));
        assertThat(audience.rows("video_view WHERE video_id = " + film)).isOne();
        assertThat(audience.rows("video_view WHERE viewer = '0b9b7f7e-6f5c-4d7e-8a54-8f9a2f1f3c11'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a space", "emoji-session-😀", "line\nfeed-line"})
    void aSessionThatIsNoneIsRefused(String session) throws Exception {
        refused(views.add(Viewer.ANONYMOUS, session, film), VIEW_SESSION_INVALID);
        refused(views.add(new Viewer(author), session, film), VIEW_SESSION_INVALID);
        assertThat(audience.video(film).views()).isZero();
    }

    @Test
    void nobodyWithoutASessionIsCounted() {
        refused(views.add(Viewer.ANONYMOUS, null, film), VIEW_SESSION_MISSING);
        refused(views.add(Viewer.ANONYMOUS, "x".repeat(129), film), VIEW_SESSION_INVALID);
    }

    @Test
    void whatOneDoesNotSeeIsNotThere() throws Exception {
        long rushes = audience.unfinished(author);
        refused(views.add(Viewer.ANONYMOUS, "session-one", rushes), VIDEO_NOT_FOUND);
        refused(views.add(Viewer.ANONYMOUS, "session-one", Long.MAX_VALUE), VIDEO_NOT_FOUND);
        await(views.add(new Viewer(author), null, rushes));
        assertThat(audience.video(rushes).views()).isOne();
    }
}
