package io.rivulet.openapi;

import java.util.List;
import java.util.Random;

/** Headers that were right, with everything that can be wrong with them, and some that nobody has asked for. */
record FuzzHeaders(Random random) {

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "application/merge-patch+json",
            "*/*",
            "nonsense",
            "/");
    private static final List<String> SURPLUS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Type",
            "Expect",
            "Range",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Range",
            "Idempotency-Key",
            "X-HTTP-Method-Override",
            "X-CSRF-Token",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "Forwarded",
            "Cookie",
            "Origin",
            "Access-Control-Request-Method",
            "Tus-Resumable",
            "Upload-Length",
            "Upload-Offset",
            "Upload-Metadata",
            "Upload-Checksum",
            "Upload-Concat",
            "Upload-Defer-Length");
    private static final List<String> ACCEPTED =
            List.of("text/event-stream", "text/html", "application/xml", "*/*;q=0", "application/json;q=2", "*/*");

    /** The headers that an operation describes. */
    void breakOne(List<String> headers) {
        if (headers.isEmpty()) {
            return;
        }
        int which = random.nextInt(headers.size());
        var name = headers.get(which).split(":", 2)[0];
        switch (random.nextInt(4)) {
            case 0 -> headers.remove(which);
            case 1 -> headers.add(headers.get(which));
            default -> headers.set(which, name + ": " + FuzzTexts.header(random));
        }
    }

    void addSurplus(List<String> headers) {
        do {
            var name = SURPLUS.get(random.nextInt(SURPLUS.size()));
            headers.add(name + ": "
                    + (name.equals("Accept")
                            ? ACCEPTED.get(random.nextInt(ACCEPTED.size()))
                            : FuzzTexts.header(random)));
        } while (random.nextInt(3) == 0);
    }

    void addOtherType(List<String> headers) {
        if (random.nextInt(4) > 0) {
            headers.add("Content-Type: " + TYPES.get(random.nextInt(TYPES.size())));
        }
    }

    /** What says who is asking, but does not: nothing, no token, a part of one, or one in the wrong place. */
    void addNobody(List<String> headers, String token) {
        switch (random.nextInt(7)) {
            case 0 -> headers.add("Authorization: Bearer " + token.substring(random.nextInt(token.length() + 1)));
            case 1 -> headers.add("Authorization: Basic " + token);
            case 2 -> headers.add("Authorization: Bearer " + FuzzTexts.header(random));
            case 3 -> headers.add("Authorization: " + FuzzTexts.header(random));
            case 4 -> headers.add("Cookie: __Host-access=" + FuzzTexts.header(random));
            case 5 -> {
                headers.add("Authorization: Bearer " + token + "x");
                headers.add("Authorization: Bearer " + token);
            }
            default -> {}
        }
    }
}
