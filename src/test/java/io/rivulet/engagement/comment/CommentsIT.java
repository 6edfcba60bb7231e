package io.rivulet.engagement.comment;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.Audience.ALL;
import static io.rivulet.engagement.EngagementError.COMMENT_INVALID;
import static io.rivulet.engagement.EngagementError.COMMENT_MISSING;
import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;
import static io.rivulet.video.VideoError.VIDEO_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.text.Hiding;
import java.util.List;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A comment is one row and one count, is shown as it was written, and goes only at the word of those it concerns. */
class CommentsIT extends CommentedFilm {

    @Test
    void aCommentIsThereWithItsAuthorAndMoment() throws Exception {
        var said = add(ann, "first");
        assertThat(said.id()).isPositive();
        assertThat(said.authorId()).isEqualTo(ann);
        assertThat(list()).containsExactly(said);
        assertCounts(1);
    }

    @Test
    void theNewestComesFirst() throws Exception {
        var first = add(ann, "1");
        var second = add(bob, "2");
        var third = add(ann, "1");
        assertThat(list()).containsExactly(third, second, first);
        assertCounts(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦 family",
                "👍🏽",
                "🇨🇳",
                "مرحبا بالعالم",
                "שלום עולם",
                "\u202bright to left\u202c",
                "नमस्ते क्‍ष",
                "潮汐 𠮷野家",
                "two\nlines\tand a tab",
                "<script>alert('x')</script> & \"quotes\" \\ 'single' %s ${x}",
                "1"
            })
    void whatWasWrittenIsShownToTheLetter(String text) throws Exception {
        assertThat(add(ann, text).content()).isEqualTo(text);
        assertThat(list()).extracting(Comment::content).containsExactly(text);
    }

    @Test
    void itIsTrimmedAndComposed() throws Exception {
        assertThat(add(ann, " \u3000\n cafe\u0301 \r\n au lait\t ").content()).isEqualTo("caf\u00e9 \n au lait");
        assertThat(list()).extracting(Comment::content).containsExactly("caf\u00e9 \n au lait");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n\t ", "\u3000", "\u200b", "\u200d\ufe0f"})
    void aCommentWithNothingToSeeIsRefused(@Nullable String text) throws Exception {
        refused(comments.add(ann, film, text), COMMENT_MISSING);
        assertCounts(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001bb", "a\u007fb", "a\u0085b", "a\rb", "a\ud83db"})
    void controlCharactersAreRefused(String text) throws Exception {
        refused(comments.add(ann, film, text), COMMENT_INVALID);
        assertCounts(0);
    }

    @Test
    void lengthIsCountedInCharacters() throws Exception {
        assertThat(add(ann, "😀".repeat(500)).content()).isEqualTo("😀".repeat(500));
        assertThat(add(ann, " " + "e\u0301".repeat(500) + " ").content()).isEqualTo("\u00e9".repeat(500));
        refused(comments.add(ann, film, "x".repeat(501)), COMMENT_INVALID);
        refused(comments.add(ann, film, "x".repeat(1_000_000)), COMMENT_INVALID);
        assertCounts(2);
    }

    @Test
    void sensitiveWordsAreMasked(
            @Autowired CommentListRepository repository,
            @Autowired CommentWrite write,
            @Autowired GroupCommits commits,
            @Autowired EngagementProperties properties)
            throws Exception {
        var writing = new CommentWriting(Hiding.words("spam"), properties, write, commits);
        var strict = new Comments(repository, writing, properties);
        assertThat(await(strict.add(ann, film, "Buy SPAM now 😀")).content()).isEqualTo("Buy **** now 😀");
        assertThat(list()).extracting(Comment::content).containsExactly("Buy **** now 😀");
    }

    @Test
    void onlyItsWriterAndTheVideosAuthorDeleteAComment() throws Exception {
        var byAnn = add(ann, "mine");
        var byBob = add(bob, "his");
        refused(comments.delete(bob, film, byAnn.id()), COMMENT_NOT_FOUND);
        assertThat(list()).containsExactly(byBob, byAnn);
        assertCounts(2);

        await(comments.delete(ann, film, byAnn.id()));
        assertThat(list()).containsExactly(byBob);
        await(comments.delete(author, film, byBob.id()));
        assertThat(list()).isEmpty();
        assertCounts(0);
    }

    @Test
    void aCommentIsDeletedOnce() throws Exception {
        var said = add(ann, "once");
        add(ann, "stays");
        await(comments.delete(ann, film, said.id()));
        refused(comments.delete(ann, film, said.id()), COMMENT_NOT_FOUND);
        refused(comments.delete(author, film, said.id()), COMMENT_NOT_FOUND);
        assertCounts(1);
    }

    @Test
    void aCommentIsDeletedBelowItsOwnVideoOnly() throws Exception {
        var ownFilm = audience.published(ann);
        var bobsFilm = audience.published(bob);
        var said = add(ann, "here");
        refused(comments.delete(ann, ownFilm, said.id()), COMMENT_NOT_FOUND);
        refused(comments.delete(bob, bobsFilm, said.id()), COMMENT_NOT_FOUND);
        refused(comments.delete(ann, film, Long.MAX_VALUE), COMMENT_NOT_FOUND);
        assertThat(list()).containsExactly(said);
        audience.assertCountsAreRows(List.of(), List.of(film, ownFilm, bobsFilm));
    }

    @Test
    void whatIsNotThereHasNoComments() {
        refused(comments.add(ann, Long.MAX_VALUE, "hello"), VIDEO_NOT_FOUND);
        refused(comments.delete(ann, Long.MAX_VALUE, 1), VIDEO_NOT_FOUND);
    }

    @Test
    void whatIsUnpublishedIsItsAuthorsAlone() throws Exception {
        long rushes = audience.unfinished(author);
        refused(comments.add(ann, rushes, "hello"), VIDEO_NOT_FOUND);

        var note = await(comments.add(author, rushes, "cut this"));
        assertThat(await(comments.newestOf(rushes, ALL)).entries()).containsExactly(note);
        refused(comments.delete(ann, rushes, note.id()), COMMENT_NOT_FOUND);
        await(comments.delete(author, rushes, note.id()));
        audience.assertCountsAreRows(List.of(), List.of(rushes));
    }

    @Test
    void aCommentCanBeTakenBackWhenItsVideoIsSeenNoMore() throws Exception {
        var said = add(ann, "nice");
        audience.withdraw(film);
        await(comments.delete(ann, film, said.id()));
        assertCounts(0);
    }

    @CanIgnoreReturnValue
    private Comment add(long who, String text) throws Exception {
        return await(comments.add(who, film, text));
    }

    private List<Comment> list() throws Exception {
        return await(comments.newestOf(film, ALL)).entries();
    }

    private void assertCounts(long expected) throws Exception {
        assertThat(audience.video(film).comments()).isEqualTo(expected);
        audience.assertCountsAreRows(List.of(ann, bob, author), List.of(film));
    }
}
