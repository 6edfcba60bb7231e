package io.rivulet.video.publishing;

import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.JobHandler;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.Verdict;
import io.rivulet.platform.web.Outages;
import io.rivulet.video.Playable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The job that makes a video playable and lets it enter the feed, or says why that cannot be. */
@Component
public class Processing implements JobHandler {

    /** By which its jobs are known. */
    public static final String KIND = "video.processing";

    private final VideoRepository videos;
    private final Renditions renditions;
    private final Admission admission;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Processing(
            VideoRepository videos,
            Renditions renditions,
            Admission admission,
            Jobs jobs,
            TransactionalOperator transaction) {
        this.videos = videos;
        this.renditions = renditions;
        this.admission = admission;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** A step of the transaction that records the video. */
    Mono<Void> order(long videoId, Playable playable) {
        return admission.expect(playable).then(jobs.enqueue(KIND, videoId)).then(admission.changed(videoId));
    }

    void wake() {
        jobs.wake();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> run(Job job) {
        return videos.findUnfinished(job.subject())
                .flatMap(video -> process(job, video).thenReturn(video))
                .switchIfEmpty(jobs.finish(job).then(Mono.empty()))
                .then();
    }

    private Mono<Void> process(Job job, UnfinishedVideo video) {
        return renditions
                .requireOriginal(video.source())
                .then(renditions.examine(video.source()))
                .delayUntil(info -> renditions.make(video.source(), info, video.playable()))
                .flatMap(info -> admit(job, video, info));
    }

    private Mono<Void> admit(Job job, UnfinishedVideo video, VideoInfo info) {
        return jobs.finish(job)
                .then(videos.describe(video.id(), info))
                .filter(stillThere -> stillThere)
                .flatMap(stillThere -> admission.arrived(video))
                .as(transaction::transactional);
    }

    @Override
    public Verdict judge(Throwable failure) {
        if (MediaError.blamesTheFile(failure)) {
            return Verdict.HOPELESS;
        }
        return Outages.isOutage(failure) || MediaError.isBusy(failure) ? Verdict.NOT_ITS_FAULT : Verdict.TRY_AGAIN;
    }

    @Override
    public Mono<Void> giveUp(Job job, String reason) {
        return jobs.fail(job, reason)
                .then(videos.findUnfinished(job.subject()))
                .flatMap(video -> admission.refused(video, reason))
                .as(transaction::transactional);
    }
}
