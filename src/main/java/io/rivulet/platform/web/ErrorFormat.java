package io.rivulet.platform.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** How refusals look under the paths of one face; where none covers a path, they are RFC 9457 problems. */
public interface ErrorFormat {

    boolean covers(String path);

    Answer toAnswer(String path, ApiException refusal);

    /** A finished answer: its status, and a body to be written as JSON. */
    record Answer(HttpStatusCode status, MediaType type, Object body) {}
}
