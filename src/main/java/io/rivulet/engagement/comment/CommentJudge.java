package io.rivulet.engagement.comment;

import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.engagement.comment.CommentOutcome.Verdict;
import io.rivulet.video.Authorship;
import java.util.Map;

/**
 * Tells what can be carried out.
 *
 * @param coming how many replies of this transaction each thread gets
 */
record CommentJudge(
        Map<Long, Authorship> videos, Map<Long, CommentThread> threads, int longestThread, Map<Long, Integer> coming) {

    Verdict judge(CommentCommand command) {
        var video = videos.get(command.videoId());
        return switch (command) {
            case Delete delete -> video == null ? Verdict.NO_VIDEO : Verdict.POSSIBLE;
            case Add add when video == null || !video.isVisibleTo(add.accountId()) -> Verdict.NO_VIDEO;
            case Add add -> add.replyTo() == 0 ? Verdict.POSSIBLE : judgeReply(add);
        };
    }

    private Verdict judgeReply(Add add) {
        var thread = threads.get(add.replyTo());
        if (thread == null || thread.hidden() || thread.videoId() != add.videoId()) {
            return Verdict.NO_SUCH_COMMENT;
        }
        return thread.replies() + coming.merge(thread.rootId(), 1, Integer::sum) > longestThread
                ? Verdict.THREAD_FULL
                : Verdict.POSSIBLE;
    }
}
