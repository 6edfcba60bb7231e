package io.rivulet.account;

import io.rivulet.platform.events.EventTypes;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.SharedLimits;
import io.rivulet.session.Sessions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Puts the parts of signing up and signing in together. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    Passwords passwords(AccountProperties properties, CpuTasks cpu) {
        return Passwords.argon2(properties.argon2(), cpu);
    }

    @Bean
    EventTypes eventsOfAccounts() {
        return new EventTypes(List.of(AccountsCounted.class, ProfileChanged.class));
    }

    @Bean
    AccountLimits accountLimits(LimitsProperties properties, SharedLimits limits) {
        return new AccountLimits(properties, limits);
    }

    @Bean
    Registration registration(
            AccountRepository accounts,
            Passwords passwords,
            Sessions sessions,
            TransactionalOperator tx,
            Events events) {
        return new Registration(accounts, passwords, sessions, tx, events);
    }

    @Bean
    LogIn logIn(
            AccountRepository accounts,
            Sessions sessions,
            Passwords passwords,
            Admittance admittance,
            TransactionalOperator transaction) {
        return new LogIn(accounts, sessions, passwords, admittance, transaction);
    }

    @Bean
    Entrance entrance(Registration registration, LogIn logIn, AccountLimits limits) {
        return new Entrance(registration, logIn, limits);
    }

    @Bean
    Accounts accounts(Entrance entrance, AccountRepository accounts, CountRepository counts, Events events) {
        return new Accounts(entrance, accounts, counts, events);
    }
}
