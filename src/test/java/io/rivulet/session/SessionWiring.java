package io.rivulet.session;

import io.rivulet.platform.security.ServerSecret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The package's own parts, for tests that put a node together of few packages. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
@Import({
    SessionConfiguration.class,
    SessionRepository.class,
    OwnSessionRepository.class,
    RefreshRepository.class,
    SigningKeyRepository.class,
    OwnSessions.class,
    Refreshing.class,
    Sessions.class,
    ServerSecret.class
})
public class SessionWiring {}
