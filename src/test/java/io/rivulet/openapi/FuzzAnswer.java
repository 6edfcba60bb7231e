package io.rivulet.openapi;

import java.util.Map;

/**
 * What came back.
 *
 * @param headers by lower-cased names
 */
record FuzzAnswer(int status, Map<String, String> headers, String body) {

    String type() {
        return headers.getOrDefault("content-type", "").split(";", 2)[0];
    }

    boolean isStream() {
        return type().equals("text/event-stream");
    }

    boolean isRefusal() {
        return status >= 400;
    }
}
