package io.rivulet.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.events.EventTypes;
import io.rivulet.platform.events.Events;
import java.time.Clock;
import java.util.List;
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
        var verifier = new TokenVerifier(keys, properties.tokens(), cpu);
        return new Tokens(verifier::verify, sessions, properties.tokens(), clock, Ticker.systemTicker());
    }

    @Bean
    Passwords passwords(AccountProperties properties, CpuTasks cpu) {
        return Passwords.argon2(properties.argon2(), cpu);
    }

    @Bean
    EventTypes eventsOfAccounts() {
        return new EventTypes(List.of(AccountsCounted.class, ProfileChanged.class));
    }

    @Bean
    Registration registration(AccountRepository accounts, Passwords passwords, TokenIssuer tokens, Events events) {
        return new Registration(accounts, passwords, tokens, events);
    }

    @Bean
    LogIn logIn(AccountRepository accounts, SessionRepository sessions, Passwords passwords, TokenIssuer tokens) {
        return new LogIn(accounts, sessions, passwords, tokens);
    }

    @Bean
    Accounts accounts(
            Registration registration, LogIn logIn, AccountRepository accounts, CountRepository counts, Events events) {
        return new Accounts(registration, logIn, accounts, counts, events);
    }
}
