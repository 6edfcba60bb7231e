package io.rivulet.douyin;

import io.rivulet.platform.web.JsonBody;
import java.util.Optional;

/** What is read so often that it is worth an answer at once. */
interface AtHand {

    /** Of the route, without a slash at its end. */
    String path();

    /** The finished answer, without waiting for anything; empty when something has to be asked for first. */
    Optional<JsonBody> atHand(Visit visit);
}
