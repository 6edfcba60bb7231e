package io.rivulet;

import io.rivulet.admin.AppointAdmin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;

/**
 * The server: every feature package below this one, wired by Spring. What is excluded would look at every method of
 * every bean for annotations that no bean has, and put a proxy around each repository: a tenth of the start; or it would
 * observe each request and each command to Redis, on the hottest way of all.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            AopAutoConfiguration.class,
            LettuceObservationAutoConfiguration.class,
            ObservationAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            ValidationAutoConfiguration.class,
            WebFluxObservationAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class RivuletApplication {

    public static void main(String[] args) {
        if (AppointAdmin.isMeant(args)) {
            var quiet = SpringApplication.run(RivuletApplication.class, AppointAdmin.quietly(args));
            System.exit(SpringApplication.exit(quiet));
        }
        SpringApplication.run(RivuletApplication.class, args);
    }
}
