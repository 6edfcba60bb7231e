package io.rivulet.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Failures that reach nobody, since nobody waits any more. That a caller has gone, or was to be refused, is no failure of
 * the server: it makes no line in the log.
 */
@Component
class DroppedFailures implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedFailures.class);

    /** In place of the one before, which another server of this process may have left. */
    @Override
    public void afterPropertiesSet() {
        Hooks.resetOnErrorDropped();
        Hooks.onErrorDropped(DroppedFailures::tell);
    }

    static void tell(Throwable failure) {
        if (!(failure instanceof ApiException) && !ErrorHandler.hasGone(failure)) {
            LOG.error("Nobody waited for a failure: {}", LoggedFailure.trace(failure));
        }
    }
}
