package io.rivulet.embedded;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Starts, as soon as the settings are known, every part for which they name no real one. With
 * `rivulet.embedded.enabled=false` it starts none.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EmbeddedEnvironment implements EnvironmentPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEnvironment.class);

    private final ConfigurableBootstrapContext bootstrap;

    EmbeddedEnvironment(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var missing = Part.missing(environment);
        if (missing.isEmpty() || !environment.getProperty("rivulet.embedded.enabled", Boolean.class, true)) {
            return;
        }
        var folder = DataFolder.of(environment);
        var parts = new EmbeddedParts(folder, missing, s3(environment));
        stopWithEverythingElse(parts, application);
        bootstrap.addCloseListener(event -> {
            stopAfterAllBeans(parts, event);
            LOG.info("Embedded in {}: {}", folder.root(), titles(parts));
        });
        // first, because a lone password or port in the settings is not that of the embedded part
        environment.getPropertySources().addFirst(new EmbeddedPropertySource(parts));
    }

    private static EmbeddedS3 s3(Environment environment) {
        return new EmbeddedS3(
                environment.getProperty("rivulet.s3.bucket", "rivulet"),
                environment.getProperty("rivulet.s3.region", "us-east-1"));
    }

    // for an application that fails or is told to end before it has any bean
    private static void stopWithEverythingElse(EmbeddedParts parts, SpringApplication application) {
        SpringApplication.getShutdownHandlers().add(() -> stop(parts));
        application.addListeners(new StopAfterFailure(parts));
    }

    // beans are destroyed in the reverse order of their registration, and nothing is registered before this
    private static void stopAfterAllBeans(EmbeddedParts parts, BootstrapContextClosedEvent event) {
        var beans = (DefaultListableBeanFactory) event.getApplicationContext().getBeanFactory();
        beans.registerDisposableBean(EmbeddedPropertySource.NAME, parts);
    }

    private static void stop(EmbeddedParts parts) {
        try {
            parts.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String titles(EmbeddedParts parts) {
        return parts.parts().stream().map(Part::title).collect(Collectors.joining(", "));
    }

    private record StopAfterFailure(EmbeddedParts parts) implements ApplicationListener<ApplicationFailedEvent> {

        @Override
        public void onApplicationEvent(ApplicationFailedEvent failed) {
            var context = failed.getApplicationContext();
            if (context == null || !context.isActive()) {
                stop(parts);
            }
        }
    }
}
