package io.rivulet.admin;

import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.JsonBytes;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Shows what was done, newest first. */
@Component
class AuditHandler {

    private final AuditRepository audit;
    private final JsonMapper json;

    AuditHandler(AuditRepository audit, JsonMapper json) {
        this.audit = audit;
        this.json = json;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        var asked = ListRequest.of("audit", request);
        return part(asked.slice()).flatMap(part -> Items.answer(part, asked, this::write));
    }

    private Mono<Part<AuditEntry>> part(Slice slice) {
        return audit.newest(slice.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, slice.limit(), AuditEntry::id));
    }

    private void write(AuditEntry entry, JsonBytes out) {
        out.raw(json.writeValueAsBytes(entry));
    }
}
