package io.rivulet.feed;

import io.rivulet.account.Profile;
import io.rivulet.card.CardFormat;
import io.rivulet.card.Fragment;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.media.MediaPaths;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.web.JsonBody;
import io.rivulet.platform.web.JsonBytes;
import io.rivulet.video.Video;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class NewestPagesTests {

    private static final CardFormat FACE = new Face();
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Nobody is heard, so that each page is made anew. */
    private final NewestPages pages = new NewestPages(new Hearing());

    private final JsonBody first = page("first");
    private final JsonBody second = page("second");

    @Test
    void theLastOneIsAnsweredWhileTheNextCannotBeMade() {
        made(first);
        StepVerifier.create(pages.of(FACE, "here", () -> Mono.error(new IllegalStateException("PostgreSQL is away"))))
                .expectNext(first)
                .verifyComplete();
    }

    /** And whoever asks next does not wait for what was in vain. */
    @Test
    void theLastOneIsAnsweredWhilePostgresStandsStill() {
        made(first);
        StepVerifier.withVirtualTime(() -> pages.of(FACE, "here", Mono::never))
                .expectSubscription()
                .expectNoEvent(NewestPages.PATIENCE.minus(MOMENT))
                .thenAwait(MOMENT)
                .expectNext(first)
                .verifyComplete();
        made(second);
    }

    @Test
    void whatTookItsTimeIsAnsweredAllTheSame() {
        made(first);
        StepVerifier.withVirtualTime(() -> pages.of(
                        FACE, "here", () -> Mono.just(second).delayElement(NewestPages.PATIENCE.minus(MOMENT))))
                .thenAwait(NewestPages.PATIENCE)
                .expectNext(second)
                .verifyComplete();
    }

    private void made(JsonBody page) {
        StepVerifier.create(pages.of(FACE, "here", () -> Mono.just(page)))
                .expectNext(page)
                .verifyComplete();
    }

    private static JsonBody page(String text) {
        return new JsonBytes(16).ascii(text).toBody();
    }

    /** Only told from others here. */
    private static final class Face implements CardFormat {

        @Override
        public Fragment video(Video video, MediaPaths paths) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fragment person(Profile person) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fragment comment(Comment comment) {
            throw new UnsupportedOperationException();
        }
    }
}
