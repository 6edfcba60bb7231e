package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an answer must not be, whatever was asked. */
record Verdict(ApiDescription description) {

    /** Words of the server's inside, none of which a request says. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|io\\.rivulet|springframework|reactor\\.|java\\.|jackson|r2dbc|SQLSTATE|\\bat [a-z]+\\.|"
                    + "\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) ");

    /** Headers too long to be read, which the connection refuses before there is a request. */
    private static final int UNREAD = 431;

    private static final int LONGEST_REFUSAL = 4096;

    List<String> faults(FuzzRequest request, FuzzAnswer answer) {
        var faults = new ArrayList<String>();
        if (answer.status() >= 500) {
            faults.add("fails");
        }
        if (!request.token().isEmpty() && answer.body().contains(request.token())) {
            faults.add("tells the token");
        }
        if (answer.isRefusal() && INSIDE.matcher(answer.body()).find()) {
            faults.add("tells of the inside");
        }
        if (answer.isRefusal() && answer.body().length() > LONGEST_REFUSAL) {
            faults.add("refuses at length");
        }
        faults.addAll(undescribed(request, answer));
        return faults;
    }

    private List<String> undescribed(FuzzRequest request, FuzzAnswer answer) {
        if (answer.status() == UNREAD) {
            return List.of();
        }
        var named = request.operation().node().path("responses").path("" + answer.status());
        if (!answer.isRefusal() && named.isMissingNode()) {
            return List.of("is described nowhere");
        }
        var described = request.operation().answer(answer.status());
        var faults = new ArrayList<String>();
        described.path("headers").propertyNames().stream()
                .filter(name -> !answer.isStream())
                .filter(name -> !answer.headers().containsKey(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> faults.add("has no " + name));
        faults.addAll(request.method().equals("HEAD") ? List.of() : misshapen(described.path("content"), answer));
        return faults;
    }

    private List<String> misshapen(JsonNode contents, FuzzAnswer answer) {
        if (contents.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("has a body");
        }
        var content = contents.path(answer.type());
        if (content.isMissingNode()) {
            return List.of("is of type `" + answer.type() + "`");
        }
        return answer.type().endsWith("json") ? faults(content.path("schema"), answer) : List.of();
    }

    private List<String> faults(JsonNode schema, FuzzAnswer answer) {
        try {
            return description.faults(schema, ApiDescription.JSON.readTree(answer.body()));
        } catch (JacksonException malformed) {
            return List.of("is no JSON");
        }
    }
}
