package io.rivulet.upload.form;

import io.rivulet.session.Tokens;
import io.rivulet.upload.IncomingFiles;
import io.rivulet.upload.UploadProperties;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a session for each form. */
@Component
class FormSessions {

    private final IncomingFiles files;
    private final FormLimits limits;
    private final Tokens tokens;
    private final UploadProperties properties;

    FormSessions(IncomingFiles files, FormLimits limits, Tokens tokens, UploadProperties properties) {
        this.files = files;
        this.limits = limits;
        this.tokens = tokens;
        this.properties = properties;
    }

    Mono<FormSession> open(Map<String, String> known) {
        return Mono.fromSupplier(() -> {
            var file = new FileIntake(files.open(), limits);
            var form = new FormUpload(new FormFields(known), file, tokens::viewer);
            return new FormSession(form, properties.idleTimeout());
        });
    }
}
