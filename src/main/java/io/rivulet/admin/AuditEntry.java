package io.rivulet.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was done, by whom and why.
 *
 * @param actorId absent for the operator, who gives commands beside the server
 * @param act decides what the object is
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        long id,
        @Nullable Long actorId,
        String act,
        long objectId,
        String reason,
        String before,
        String after,
        Instant createdAt) {}
