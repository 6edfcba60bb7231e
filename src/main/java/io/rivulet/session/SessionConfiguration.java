package io.rivulet.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
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
    SigningKeys signingKeys(SigningKeyRepository store, CpuTasks cpu, SessionProperties properties) {
        return new SigningKeys(store, cpu, properties.signingKey());
    }

    @Bean
    TokenIssuer tokenIssuer(SigningKeys keys, SessionProperties properties, Clock clock, CpuTasks cpu) {
        return new TokenIssuer(keys, properties, clock, cpu);
    }

    @Bean
    Tokens tokens(
            SigningKeys keys, SessionRepository sessions, SessionProperties properties, Clock clock, CpuTasks cpu) {
        var verifier = new TokenVerifier(keys, properties.tokens(), cpu);
        return new Tokens(verifier::verify, sessions, properties.tokens(), clock, Ticker.systemTicker());
    }

    @Bean
    Sessions sessions(TokenIssuer tokens, SessionRepository sessions) {
        return new Sessions(tokens, sessions);
    }
}
