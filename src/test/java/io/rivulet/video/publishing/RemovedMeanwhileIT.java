package io.rivulet.video.publishing;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.engagement.Audience;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Videos;
import io.rivulet.video.removal.Removal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** As a job ends that was under way when the author removed the video. */
@RunningServer
class RemovedMeanwhileIT {

    @Autowired
    private Removal removal;

    @Autowired
    private Videos videos;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Admission admission;

    @Autowired
    private VideoRepository repository;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Test
    void aVideoRemovedWhileItIsMadeNeverEntersTheFeed(@LocalServerPort int port) throws Exception {
        var client = new DouyinClient(port);
        var author = client.register();
        long rushes = new Audience(accounts, videos, database).unfinished(author.id());
        var known = await(repository.findUnfinished(rushes));
        await(removal.remove(new Viewer(author.id()), rushes));
        assertThat(await(videos.byIds(List.of(rushes)))).isEmpty();
        assertThat(await(repository.findUnfinished(rushes).hasElement())).isFalse();
        await(admission
                .refused(known, "too late")
                .as(transaction::transactional)
                .thenReturn(true));
        assertThat(await(videos.byIds(List.of(rushes)))).isEmpty();
        assertThat(await(accounts.require(author.id())).counts().works()).isZero();
        assertThat(client.fetch("http://127.0.0.1:" + port
                                + known.playable().video().path())
                        .statusCode())
                .isEqualTo(410);
    }
}
