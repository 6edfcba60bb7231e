package io.rivulet.session.key;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.limits.CpuTasks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the signing keys together with where they are kept. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    SigningKeys signingKeys(SigningKeyRepository store, CpuTasks cpu, KeyTerms terms, Clock clock) {
        return new SigningKeys(store, cpu, terms, clock, Ticker.systemTicker());
    }
}
