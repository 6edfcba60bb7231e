package io.rivulet.account;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** Puts the parts of signing up, signing in and recognising together. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    CpuTasks cpuTasks(Scheduler cpu) {
        return new CpuTasks(cpu);
    }

    @Bean
    SigningKeys signingKeys(SigningKeyRepository store, CpuTasks cpu, AccountProperties properties) {
        return new SigningKeys(store, cpu, properties.signingKey());
    }

    @Bean
    TokenIssuer tokenIssuer(SigningKeys keys, AccountProperties properties, Clock clock, CpuTasks cpu) {
        return new TokenIssuer(keys, properties, clock, cpu);
    }

    @Bean
    Tokens tokens(
            SigningKeys keys, SessionRepository sessions, AccountProperties properties, Clock clock, CpuTasks cpu) {
        var verifier = new TokenVerifier(keys, properties.tokens(), clock, cpu);
        return new Tokens(verifier::verify, sessions::isOpen, properties.tokens(), clock, Ticker.systemTicker());
    }

    @Bean
    Passwords passwords(AccountProperties properties, CpuTasks cpu) {
        return Passwords.argon2(properties.argon2(), cpu);
    }

    @Bean
    Accounts accounts(
            AccountRepository accounts,
            CountRepository counts,
            SessionRepository sessions,
            Passwords passwords,
            TokenIssuer tokens) {
        return new Accounts(
                new Registration(accounts, passwords, tokens),
                new LogIn(accounts, sessions, passwords, tokens),
                accounts,
                counts);
    }
}
