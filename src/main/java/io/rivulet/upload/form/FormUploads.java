package io.rivulet.upload.form;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Files that come in forms. */
@Component
public class FormUploads {

    private final FormSessions sessions;

    FormUploads(FormSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Streams the file of a form into S3 and hands it to its user. When that fails in any way, or the client goes away,
     * no object, no open multipart upload and no row stays behind.
     */
    public <T> Mono<T> receive(FormRequest request, Function<ReceivedUpload, Mono<T>> user) {
        return Mono.usingWhen(
                sessions.open(request.known()),
                session -> session.receive(request).flatMap(user),
                FormSession::release,
                (session, failure) -> session.discard(),
                FormSession::discard);
    }
}
