package io.rivulet.session.token;

import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.session.key.SigningKeys;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of signing and verifying together. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    TokenIssuer tokenIssuer(SigningKeys keys, TokenTerms terms, Clock clock, CpuTasks cpu) {
        return new TokenIssuer(keys, terms, clock, cpu);
    }

    @Bean
    TokenVerifier tokenVerifier(SigningKeys keys, TokenTerms terms, CpuTasks cpu) {
        return new TokenVerifier(keys, terms, cpu);
    }
}
