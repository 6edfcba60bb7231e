package io.rivulet.engagement.view;

import static java.util.stream.Collectors.toSet;

import io.rivulet.platform.data.GroupedWrite;
import io.rivulet.platform.events.Events;
import io.rivulet.video.Authorship;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Views, committed together with the counts of their videos; tells whether there is such a video. */
@Component
class ViewWrite implements GroupedWrite<View, Boolean> {

    private final ViewRepository views;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;

    ViewWrite(ViewRepository views, Videos videos, TransactionalOperator transaction, Events events) {
        this.views = views;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "view";
    }

    /** What is told again meanwhile waits until the first is counted. */
    @Override
    public Object orderOf(View view) {
        return view;
    }

    @Override
    public Mono<List<Boolean>> commit(List<View> commands) {
        return videos.authorsOf(commands.stream().map(View::videoId).collect(toSet()))
                .flatMap(authors -> count(commands, authors));
    }

    @Override
    public Mono<Void> announce(List<Boolean> results) {
        return events.handedOver();
    }

    private Mono<List<Boolean>> count(List<View> commands, Map<Long, Authorship> authors) {
        var possible =
                commands.stream().filter(view -> isPossible(view, authors)).toList();
        return views.insert(possible)
                .map(video -> VideoDelta.views(video, 1))
                .collectList()
                .delayUntil(videos::count)
                .as(transaction::transactional)
                .thenReturn(
                        commands.stream().map(view -> isPossible(view, authors)).toList());
    }

    private static boolean isPossible(View view, Map<Long, Authorship> authors) {
        var video = authors.get(view.videoId());
        return video != null && video.isVisibleTo(view.accountId());
    }
}
