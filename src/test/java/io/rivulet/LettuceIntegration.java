package io.rivulet;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets writers to one Redis connection take the lock under which Lettuce counts them, which they hold for an increment.
 * Refusing it would break that count, and whoever writes next would spin for ever.
 */
public class LettuceIntegration implements BlockHoundIntegration {

    private static final String LOCK = "io.lettuce.core.protocol.SharedLock";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(LOCK, "incrementWriters")
                .allowBlockingCallsInside(LOCK, "decrementWriters")
                .allowBlockingCallsInside(LOCK, "doExclusive");
    }
}
