package io.rivulet.douyin;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorFormat;
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
        var failure = Envelope.failure(refusal.code().number(), refusal.detail());
        var envelope = signsIn(path) ? failure.with("user_id", 0).with("token", "") : failure;
        return new Answer(HttpStatus.OK, MediaType.APPLICATION_JSON, envelope.members());
    }

    /** Clients read the token of a failed registration as a string, and then sign in. */
    private static boolean signsIn(String path) {
        return path.startsWith("/douyin/user/register") || path.startsWith("/douyin/user/login");
    }
}
