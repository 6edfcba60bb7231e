package io.rivulet.upload.form;

import io.rivulet.account.role.Access;
import io.rivulet.platform.security.Permission;
import io.rivulet.platform.security.Viewer;
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
    private final Access access;
    private final UploadProperties properties;

    FormSessions(IncomingFiles files, FormLimits limits, Tokens tokens, Access access, UploadProperties properties) {
        this.files = files;
        this.limits = limits;
        this.tokens = tokens;
        this.access = access;
        this.properties = properties;
    }

    Mono<FormSession> open(Map<String, String> known) {
        return Mono.fromSupplier(() -> {
            var file = new FileIntake(files.open(), limits);
            var form = new FormUpload(new FormFields(known), file, this::publisher);
            return new FormSession(form, properties.idleTimeout());
        });
    }

    private Mono<Viewer> publisher(String token) {
        return tokens.viewer(token).flatMap(viewer -> access.require(viewer, Permission.PUBLISH));
    }
}
