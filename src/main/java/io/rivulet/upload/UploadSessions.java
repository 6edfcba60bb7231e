package io.rivulet.upload;

import io.rivulet.account.Tokens;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Opens a session for each upload, under a key of its own. */
@Component
class UploadSessions {

    private static final int KEY_BYTES = 16;

    private final MultipartStore store;
    private final UploadRepository uploads;
    private final PartBuffers buffers;
    private final Intake intake;
    private final Scheduler cpu;
    private final SecureRandom random = new SecureRandom();

    UploadSessions(MultipartStore store, UploadRepository uploads, PartBuffers buffers, Intake intake, Scheduler cpu) {
        this.store = store;
        this.uploads = uploads;
        this.buffers = buffers;
        this.intake = intake;
        this.cpu = cpu;
    }

    Mono<UploadSession> open(Map<String, String> known) {
        return Mono.fromCallable(this::randomKey).subscribeOn(cpu).map(key -> open(key, known));
    }

    private UploadSession open(String key, Map<String, String> known) {
        var target = new UploadTarget(key, store, uploads);
        var file = new FileIntake(target, new UploadWriter(target, buffers), intake.limits());
        var form = new FormUpload(new FormFields(known), file, intake.tokens()::viewer);
        return new UploadSession(form, intake.properties().idleTimeout());
    }

    private String randomKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return "original/" + HexFormat.of().formatHex(bytes);
    }

    /** Who may send, and how much. */
    @Component
    record Intake(UploadLimits limits, Tokens tokens, UploadProperties properties) {}
}
