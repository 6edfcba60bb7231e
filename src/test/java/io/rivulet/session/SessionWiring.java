package io.rivulet.session;

import io.rivulet.platform.security.ServerSecret;
import io.rivulet.session.key.KeyWiring;
import io.rivulet.session.token.TokenWiring;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The package's own parts, for tests that put a node together of few packages. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
@Import({
    KeyWiring.class,
    TokenWiring.class,
    SessionConfiguration.class,
    SessionRepository.class,
    OwnSessionRepository.class,
    RefreshRepository.class,
    OwnSessions.class,
    Refreshing.class,
    Sessions.class,
    ServerSecret.class
})
public class SessionWiring {}
