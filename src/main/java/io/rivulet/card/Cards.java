package io.rivulet.card;

import io.rivulet.account.AccountError;
import io.rivulet.account.Profile;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.media.MediaLinks;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.VideoError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what a viewer is shown: in a fixed number of steps, however many there are, in none when all is known. */
@Component
public class Cards {

    private final CardShelves shelves;
    private final Overlays overlays;
    private final MediaLinks links;
    private final CardMeters meters;

    Cards(CardShelves shelves, Overlays overlays, MediaLinks links, CardMeters meters) {
        this.shelves = shelves;
        this.overlays = overlays;
        this.links = links;
        this.meters = meters;
    }

    /** In the order of the ids; what no list may show to the viewer is left out. */
    public Mono<List<VideoCard>> videosById(Collection<Long> ids, Viewer viewer, CardFormat format) {
        return videos(ids, video -> video.isListedFor(viewer), viewer, format);
    }

    /** In the order of the ids, which the viewer has been told of; what they may not see all the same is left out. */
    public Mono<List<VideoCard>> videosToldOf(Collection<Long> ids, Viewer viewer, CardFormat format) {
        return videos(ids, video -> video.isVisibleTo(viewer), viewer, format);
    }

    private Mono<List<VideoCard>> videos(
            Collection<Long> ids, Predicate<SharedVideo> shown, Viewer viewer, CardFormat format) {
        return shelves.of(format)
                .videos()
                .byIds(ids)
                .map(byId -> inOrder(ids, byId).filter(shown).toList())
                .flatMap(videos -> seen(videos, viewer, format));
    }

    /** The same as long as all of it is at hand, without waiting for anything; else empty. */
    public Optional<List<VideoCard>> videosAtHand(List<Long> ids, Viewer viewer, CardFormat format) {
        return shelves.of(format).videos().atHand(ids).flatMap(videos -> atHand(videos, viewer, format));
    }

    /** In the order of the videos, which were just read. */
    public Mono<List<VideoCard>> videos(Collection<Video> videos, Viewer viewer, CardFormat format) {
        return seen(videos.stream().map(video -> SharedVideo.of(video, format)).toList(), viewer, format);
    }

    /** Fails when there is no such account. */
    public Mono<PersonCard> person(long accountId, Viewer viewer, CardFormat format) {
        return people(List.of(accountId), viewer, format)
                .filter(people -> !people.isEmpty())
                .map(List::getFirst)
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + accountId + "."));
    }

    /** Somebody who was just read, as they see themselves. */
    public PersonCard oneself(Profile profile, CardFormat format) {
        return new PersonCard(profile.id(), SharedPerson.of(profile, format).fragment(), false);
    }

    /** In the order of the ids; who does not exist is left out. */
    public Mono<List<PersonCard>> people(Collection<Long> ids, Viewer viewer, CardFormat format) {
        return Mono.zip(
                shelves.of(format).people().byIds(ids),
                overlays.ofPeople(ids, viewer),
                (byId, overlay) -> inOrder(ids, byId).map(overlay::over).toList());
    }

    /** The newest first, of a video that the viewer may see. */
    public Mono<Part<CommentCard>> comments(long videoId, Slice slice, Viewer viewer, CardFormat format) {
        return requireVisible(videoId, viewer, format)
                .flatMap(video -> shelves.of(format).comments().of(videoId, slice))
                .flatMap(comments -> seen(comments, viewer, format));
    }

    /** The same as long as all of it is at hand, without waiting for anything; else empty. */
    public Optional<Part<CommentCard>> commentsAtHand(long videoId, Slice slice, Viewer viewer, CardFormat format) {
        var shelf = shelves.of(format);
        return shelf.videos()
                .atHand(List.of(videoId))
                .filter(videos -> videos.getFirst().isVisibleTo(viewer))
                .flatMap(video -> shelf.comments().atHand(videoId, slice))
                .flatMap(comments -> atHand(comments, viewer, shelf));
    }

    /** One that was just written. */
    public Mono<CommentCard> comment(Comment comment, Viewer viewer, CardFormat format) {
        return person(comment.authorId(), viewer, format).map(author -> written(comment, author, format));
    }

    /** One that was just written by somebody who is known. */
    public CommentCard written(Comment comment, PersonCard author, CardFormat format) {
        return new CommentCard(comment.id(), SharedComment.of(comment, format).object(), author, false);
    }

    /** Those that were just read, of a video that the viewer may see. */
    Mono<Part<CommentCard>> commentsRead(Part<Comment> comments, Viewer viewer, CardFormat format) {
        return seen(SharedComments.of(comments, format), viewer, format);
    }

    Mono<SharedVideo> requireVisible(long videoId, Viewer viewer, CardFormat format) {
        return shelves.of(format)
                .videos()
                .byIds(List.of(videoId))
                .flatMap(byId -> Mono.justOrEmpty(byId.get(videoId)))
                .filter(video -> video.isVisibleTo(viewer))
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + videoId + "."));
    }

    private Optional<List<VideoCard>> atHand(List<SharedVideo> videos, Viewer viewer, CardFormat format) {
        var authors = shelves.of(format).people().atHand(authors(videos));
        return authors.isPresent() && videos.stream().allMatch(video -> video.isListedFor(viewer) && !video.isSecret())
                ? overlays.atHand(videos, viewer).map(overlay -> withPeople(videos, authors.get()::get, overlay::over))
                : Optional.empty();
    }

    private Optional<Part<CommentCard>> atHand(SharedComments comments, Viewer viewer, CardShelf shelf) {
        var part = comments.part();
        var writers = shelf.people().atHand(comments.writers());
        return writers.isPresent()
                ? overlays.peopleAtHand(comments.writers(), viewer)
                        .map(overlay -> part.with(withPeople(part.entries(), writers.get()::get, overlay::over)))
                : Optional.empty();
    }

    private Mono<List<VideoCard>> seen(List<SharedVideo> videos, Viewer viewer, CardFormat format) {
        return Mono.zip(people(authors(videos), format), overlays.ofVideos(videos, viewer), signed(videos, format))
                .map(read -> withPeople(read.getT3(), read.getT1(), read.getT2()::over));
    }

    /** Addresses that expire are made for each answer anew. */
    private Mono<List<SharedVideo>> signed(List<SharedVideo> videos, CardFormat format) {
        return videos.stream().noneMatch(SharedVideo::isSecret)
                ? Mono.just(videos)
                : links.paths()
                        .map(paths -> videos.stream()
                                .map(video -> video.with(paths, format))
                                .toList());
    }

    private Mono<Part<CommentCard>> seen(SharedComments comments, Viewer viewer, CardFormat format) {
        var part = comments.part();
        return Mono.zip(
                people(comments.writers(), format),
                overlays.ofPeople(comments.writers(), viewer),
                (people, overlay) -> part.with(withPeople(part.entries(), people, overlay::over)));
    }

    private Mono<IntFunction<@Nullable SharedPerson>> people(List<Long> ids, CardFormat format) {
        return shelves.of(format).people().inOrder(ids);
    }

    private static List<Long> authors(List<SharedVideo> videos) {
        return videos.stream().map(SharedVideo::authorId).toList();
    }

    /** Each with the person at its place; whoever has gone takes along what is theirs. */
    private <S, C> List<C> withPeople(
            List<S> things, IntFunction<@Nullable SharedPerson> people, BiFunction<S, SharedPerson, C> card) {
        meters.page();
        var cards = new ArrayList<C>(things.size());
        for (int place = 0; place < things.size(); place++) {
            var person = people.apply(place);
            if (person != null) {
                cards.add(card.apply(things.get(place), person));
            }
        }
        return cards;
    }

    private static <E> Stream<E> inOrder(Collection<Long> ids, Map<Long, E> byId) {
        return ids.stream().map(byId::get).filter(Objects::nonNull);
    }
}
