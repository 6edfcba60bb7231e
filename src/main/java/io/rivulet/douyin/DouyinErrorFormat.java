package io.rivulet.douyin;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorFormat;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Refusals as the contract wants them: HTTP 200, and the code in the envelope. */
@Component
class DouyinErrorFormat implements ErrorFormat {

    private static final String PREFIX = "/douyin";

    @Override
    public boolean covers(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public Answer toAnswer(String path, ApiException refusal) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("status_code", refusal.code().number());
        envelope.put("status_msg", refusal.detail());
        if (signsIn(path)) {
            envelope.put("user_id", 0);
            envelope.put("token", "");
        }
        return new Answer(HttpStatus.OK, MediaType.APPLICATION_JSON, envelope);
    }

    /** Clients read the token of a failed registration as a string, and then sign in. */
    private static boolean signsIn(String path) {
        return path.startsWith("/douyin/user/register") || path.startsWith("/douyin/user/login");
    }
}
