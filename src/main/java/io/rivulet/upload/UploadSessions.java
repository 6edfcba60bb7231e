package io.rivulet.upload;

import io.rivulet.account.Tokens;
import io.rivulet.media.MediaTokens;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a session for each upload, under a token of its own. */
@Component
class UploadSessions {

    private final MultipartStore store;
    private final FormRowRepository uploads;
    private final PartBuffers buffers;
    private final Intake intake;
    private final MediaTokens tokens;

    UploadSessions(
            MultipartStore store, FormRowRepository uploads, PartBuffers buffers, Intake intake, MediaTokens tokens) {
        this.store = store;
        this.uploads = uploads;
        this.buffers = buffers;
        this.intake = intake;
        this.tokens = tokens;
    }

    Mono<UploadSession> open(Map<String, String> known) {
        return Mono.fromSupplier(() -> open(tokens.next(), known));
    }

    private UploadSession open(String token, Map<String, String> known) {
        var target = new UploadTarget(token, store, uploads);
        var file = new FileIntake(target, new UploadWriter(target, buffers), intake.limits());
        var form = new FormUpload(new FormFields(known), file, intake.tokens()::viewer);
        return new UploadSession(form, intake.properties().idleTimeout());
    }

    /** Who may send, and how much. */
    @Component
    record Intake(UploadLimits limits, Tokens tokens, UploadProperties properties) {}
}
