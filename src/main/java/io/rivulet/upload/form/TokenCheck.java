package io.rivulet.upload.form;

import io.rivulet.platform.security.Viewer;
import reactor.core.publisher.Mono;

/** Whom a token belongs to; empty when it is not genuine or has expired, refused when they may not publish. */
@FunctionalInterface
interface TokenCheck {

    Mono<Viewer> viewer(String token);
}
