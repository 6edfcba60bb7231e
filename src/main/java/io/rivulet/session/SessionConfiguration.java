package io.rivulet.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.events.EventTypes;
import io.rivulet.platform.events.Hearing;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** Puts the parts of signing and recognising together. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    CpuTasks cpuTasks(Scheduler cpu) {
        return new CpuTasks(cpu);
    }

    @Bean
    SigningKeys signingKeys(SigningKeyRepository store, CpuTasks cpu, SessionProperties properties, Clock clock) {
        return new SigningKeys(store, cpu, properties, clock, Ticker.systemTicker());
    }

    @Bean
    TokenIssuer tokenIssuer(SigningKeys keys, SessionProperties properties, Clock clock, CpuTasks cpu) {
        return new TokenIssuer(keys, properties, clock, cpu);
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
    Tokens tokens(SigningKeys keys, KnownSessions sessions, SessionProperties properties, Clock clock, CpuTasks cpu) {
        var verifier = new TokenVerifier(keys, properties.tokens(), cpu);
        return new Tokens(verifier::verify, sessions, properties.tokens().cached(), clock);
    }

    @Bean
    EventTypes eventsOfSessions() {
        return new EventTypes(List.of(SessionsEnded.class));
    }
}
