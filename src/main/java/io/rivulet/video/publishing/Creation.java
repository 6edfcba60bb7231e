package io.rivulet.video.publishing;

import io.rivulet.media.Container;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.WebError;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.Uploads;
import io.rivulet.video.entry.Caption;
import io.rivulet.video.entry.Captions;
import io.rivulet.video.entry.Entries;
import io.rivulet.video.entry.Entry;
import io.rivulet.video.entry.NewVideo;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes videos of uploads that are stored already. */
@Component
public class Creation {

    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Uploads uploads;
    private final FirstBytes firstBytes;
    private final Enrolment enrolment;
    private final Entries entries;
    private final Captions captions;

    Creation(Uploads uploads, FirstBytes firstBytes, Enrolment enrolment, Entries entries, Captions captions) {
        this.uploads = uploads;
        this.firstBytes = firstBytes;
        this.enrolment = enrolment;
        this.entries = entries;
        this.captions = captions;
    }

    /**
     * An upload and what is to become of it.
     *
     * @param upload is claimed with the first transaction that makes a video of it
     */
    public record Prepared(String upload, Draft draft) {}

    /** Nothing is claimed yet, and nothing decided. */
    public Mono<Prepared> prepare(Viewer author, NewVideo wanted) {
        return Mono.fromCallable(() -> captions.of(wanted))
                .zipWhen(
                        caption -> drafted(author, token(wanted), caption),
                        (caption, draft) -> new Prepared(token(wanted), draft));
    }

    /** The steps of the transaction that makes the video. */
    public Mono<Entry> create(Viewer author, Prepared prepared) {
        return uploads.claim(author, prepared.upload())
                .then(enrolment.record(prepared.draft()))
                .flatMap(id -> entries.require(id, author));
    }

    /** After the commit. */
    public void wake() {
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
