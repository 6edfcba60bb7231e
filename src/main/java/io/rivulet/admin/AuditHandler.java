package io.rivulet.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.WebError;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows what was done, newest first. */
@Component
class AuditHandler {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final AuditRepository audit;

    AuditHandler(AuditRepository audit) {
        this.audit = audit;
    }

    /**
     * A part of the audit.
     *
     * @param cursor what the part after this one is asked for with; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AuditEntry> entries, @Nullable Long cursor) {

        static Page of(Part<AuditEntry> part) {
            return new Page(part.entries(), part.next() == 0 ? null : part.next());
        }
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return Mono.fromSupplier(() -> slice(request))
                .flatMap(this::part)
                .map(Page::of)
                .flatMap(page ->
                        ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(page));
    }

    private Mono<Part<AuditEntry>> part(Slice slice) {
        return audit.newest(slice.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, slice.limit(), AuditEntry::id));
    }

    private static Slice slice(ServerRequest request) {
        long limit = number(request, "limit", USUAL);
        return new Slice(number(request, "cursor", Slice.NEWEST), Math.toIntExact(Math.min(limit, MOST)));
    }

    private static long number(ServerRequest request, String name, long otherwise) {
        var sent = request.queryParam(name).orElse("");
        if (!sent.isEmpty() && !NUMBER.matcher(sent).matches()) {
            throw WebError.PARAMETER_INVALID.because("`" + name + "` must be a whole number above 0, or left out");
        }
        return sent.isEmpty() ? otherwise : Long.parseLong(sent);
    }
}
