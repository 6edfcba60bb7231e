package io.rivulet.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** RFC 9457 problems: the stable code is the `type`, its sentence the `detail`. */
final class ProblemFormat implements ErrorFormat {

    @Override
    public boolean covers(String path) {
        return true;
    }

    @Override
    public Answer toAnswer(String path, ApiException refusal) {
        var problem = ProblemDetail.forStatusAndDetail(refusal.code().status(), refusal.detail());
        problem.setType(URI.create("urn:rivulet:problem:"
                + refusal.code().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        if (!refusal.fields().isEmpty()) {
            problem.setProperty("errors", errors(refusal));
        }
        return new Answer(refusal.code().status(), MediaType.APPLICATION_PROBLEM_JSON, problem);
    }

    private static List<Map<String, String>> errors(ApiException refusal) {
        return refusal.fields().stream()
                .map(field -> Map.of("field", field, "detail", refusal.detail()))
                .toList();
    }
}
