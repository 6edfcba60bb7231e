package io.rivulet.upload.tus;

import io.rivulet.upload.UploadError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Where uploads are. The path alone is told: behind whatever proxy, clients put their own scheme and host before it. */
final class UploadAddress {

    static final String BASE = "/api/v1/uploads";

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/,]+)?(?:/[^,]*)?/api/v1/uploads/([0-9a-f]{32})");

    private UploadAddress() {}

    static String of(String token) {
        return BASE + "/" + token;
    }

    /** The token in an absolute or relative address of an upload. */
    static Optional<String> tokenIn(String address) {
        return Optional.of(ADDRESS.matcher(address))
                .filter(match -> match.matches())
                .map(match -> match.group(1));
    }

    /** The token in the address of a request. */
    static String token(ServerRequest request) {
        return Optional.of(request.pathVariable("token"))
                .filter(token -> TOKEN.matcher(token).matches())
                .orElseThrow(() -> UploadError.NO_SUCH_UPLOAD.because("There is no such upload: check its address"));
    }

    static boolean cover(String path) {
        return path.startsWith(BASE) && (path.length() == BASE.length() || path.charAt(BASE.length()) == '/');
    }
}
