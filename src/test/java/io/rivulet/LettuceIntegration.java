package io.rivulet;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets writers to one Redis connection take the lock under which Lettuce counts them, which they hold for an increment.
 * Refusing it would break that count, and whoever writes next would spin for ever. Spring takes a lock of its own to look
 * up the connection, which `ReadyConnections` has made before.
 */
public class LettuceIntegration implements BlockHoundIntegration {

    private static final String FACTORY = "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory";
    private static final String LOCK = "io.lettuce.core.protocol.SharedLock";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(LOCK, "incrementWriters")
                .allowBlockingCallsInside(LOCK, "decrementWriters")
                .allowBlockingCallsInside(LOCK, "doExclusive")
                .allowBlockingCallsInside(FACTORY, "doInLock");
    }
}
