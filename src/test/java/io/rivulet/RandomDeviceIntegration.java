package io.rivulet;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets drivers draw random numbers on an event loop: PostgreSQL's does so for each new connection. The kernel's random
 * device is a file to BlockHound, but reading it never waits.
 */
public class RandomDeviceIntegration implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineNextBytes")
                .allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineGenerateSeed");
    }
}
