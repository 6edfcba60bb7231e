package io.rivulet;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Another node in the same process, on the embedded parts of the first. */
public final class SecondNode {

    private SecondNode() {}

    public static ConfigurableApplicationContext beside(ConfigurableEnvironment first, String folder, String... more) {
        var parts = (EnumerablePropertySource<?>)
                Objects.requireNonNull(first.getPropertySources().get("embedded"));
        var own = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--rivulet.demo=false",
                "--rivulet.data-dir=target/data/" + folder,
                "--rivulet.embedded.programs-dir=target/programs");
        var shared = Arrays.stream(parts.getPropertyNames()).map(name -> "--" + name + "=" + parts.getProperty(name));
        return new SpringApplicationBuilder(RivuletApplication.class)
                .run(Stream.of(own, shared, Arrays.stream(more))
                        .flatMap(some -> some)
                        .toArray(String[]::new));
    }

    public static int port(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
