package io.rivulet.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.events.EventTypes;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.session.key.KeyTerms;
import io.rivulet.session.token.TokenTerms;
import io.rivulet.session.token.TokenVerifier;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** Puts the parts of recognising together, and tells the rooms of keys and tokens what is configured. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    CpuTasks cpuTasks(Scheduler cpu) {
        return new CpuTasks(cpu, SessionError.BUSY);
    }

    @Bean
    KeyTerms keyTerms(SessionProperties properties) {
        return properties.keyTerms();
    }

    @Bean
    TokenTerms tokenTerms(SessionProperties properties) {
        return properties.tokenTerms();
    }

    @Bean
    Lives lives(SessionProperties properties, Clock clock) {
        return new Lives(properties, clock);
    }

    @Bean
    KnownSessions knownSessions(SessionRepository sessions, Hearing hearing, SessionProperties properties) {
        return new KnownSessions(sessions, hearing::isComplete, properties.tokens(), Ticker.systemTicker());
    }

    @Bean
    Tokens tokens(TokenVerifier verifier, KnownSessions sessions, SessionProperties properties, Clock clock) {
        return new Tokens(verifier::verify, sessions, properties.tokens().cached(), clock);
    }

    @Bean
    EventTypes eventsOfSessions() {
        return new EventTypes(List.of(SessionsEnded.class));
    }
}
