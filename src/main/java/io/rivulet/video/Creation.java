package io.rivulet.video;

import io.rivulet.media.Container;
import io.rivulet.media.MediaPaths;
import io.rivulet.platform.idempotency.Answered;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.WebError;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.Uploads;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes videos of uploads that are stored already. */
@Component
class Creation {

    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final VideoView.Addresses NONE_YET = new VideoView.Addresses("", MediaPaths.UNSIGNED);

    private final Uploads uploads;
    private final FirstBytes firstBytes;
    private final Enrolment enrolment;
    private final EntryRepository entries;
    private final JsonMapper json;

    Creation(Uploads uploads, FirstBytes firstBytes, Enrolment enrolment, EntryRepository entries, JsonMapper json) {
        this.uploads = uploads;
        this.firstBytes = firstBytes;
        this.enrolment = enrolment;
        this.entries = entries;
        this.json = json;
    }

    /**
     * An upload and what is to become of it.
     *
     * @param upload is claimed with the first transaction that makes a video of it
     */
    record Prepared(String upload, Draft draft) {}

    /** Nothing is claimed yet, and nothing decided. */
    Mono<Prepared> prepare(Viewer author, NewVideo wanted, Captions captions) {
        return Mono.fromCallable(() -> captions.of(wanted))
                .zipWhen(
                        caption -> drafted(author, token(wanted), caption),
                        (caption, draft) -> new Prepared(token(wanted), draft));
    }

    /** The steps of the transaction that makes the video. */
    Mono<Answered> create(Viewer author, Prepared prepared) {
        return uploads.claim(author, prepared.upload())
                .then(enrolment.record(prepared.draft()))
                .flatMap(entries::find)
                .map(this::answered);
    }

    /** After the commit. */
    void wake() {
        enrolment.wake();
    }

    private Mono<Draft> drafted(Viewer author, String upload, Caption caption) {
        return uploads.stored(author, upload)
                .zipWhen(
                        firstBytes::require,
                        (file, container) ->
                                Draft.of(author.accountId(), caption, file.token(), source(file, container)));
    }

    private static Draft.Source source(StoredFile file, Container container) {
        return new Draft.Source(file.key(), container, file.size());
    }

    private Answered answered(Entry entry) {
        var view = VideoView.of(entry, NONE_YET);
        return new Answered(201, VideoRoutes.VIDEOS + '/' + view.id(), json.writeValueAsString(view));
    }

    private static String token(NewVideo wanted) {
        var token = wanted.uploadId();
        if (token == null || token.isBlank()) {
            throw WebError.PARAMETER_MISSING
                    .because("Send the `upload_id` of a stored upload")
                    .at("upload_id");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw UploadError.NO_SUCH_UPLOAD
                    .because("There is no such upload of yours")
                    .at("upload_id");
        }
        return token;
    }
}
