package io.rivulet.video.publishing;

import io.rivulet.upload.form.ReceivedUpload;
import io.rivulet.video.entry.Captions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a video of a received file: at once where that is quick, else by a job that the same transaction orders. */
@Component
public class Publishing {

    private final Captions captions;
    private final QuickPreparation preparation;
    private final Enrolment enrolment;

    Publishing(Captions captions, QuickPreparation preparation, Enrolment enrolment) {
        this.captions = captions;
        this.preparation = preparation;
        this.enrolment = enrolment;
    }

    /** The id of the new video, which its author's list shows from now on. */
    public Mono<Long> publish(ReceivedUpload upload) {
        return Mono.fromCallable(() -> draft(upload))
                .delayUntil(draft -> upload.complete())
                .flatMap(draft -> preparation.prepare(draft, upload.sinceLastByte()))
                .flatMap(draft -> enrolment.enrol(draft, upload));
    }

    private Draft draft(ReceivedUpload upload) {
        var caption = captions.titled(upload.field("title"));
        var source = new Draft.Source(upload.objectKey(), upload.container(), upload.size());
        return Draft.of(upload.owner().accountId(), caption, upload.token(), source);
    }
}
