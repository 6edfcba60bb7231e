package io.rivulet.embedded;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the server needs around it, with the settings that name a real one and those that an embedded one gives. */
@SuppressWarnings("ImmutableEnumChecker") // its lists come from List.of
enum Part {
    POSTGRES(
            "PostgreSQL",
            List.of("spring.r2dbc.url"),
            List.of("spring.r2dbc.url", "spring.r2dbc.username", "spring.r2dbc.password", "rivulet.embedded.postgres")),
    REDIS(
            "Redis",
            List.of(
                    "spring.data.redis.url",
                    "spring.data.redis.host",
                    "spring.data.redis.port",
                    "spring.data.redis.sentinel.nodes",
                    "spring.data.redis.cluster.nodes",
                    "spring.data.redis.masterreplica.nodes"),
            List.of("spring.data.redis.host", "spring.data.redis.port", "spring.data.redis.password")),
    S3(
            "S3",
            List.of("rivulet.s3.endpoint", "rivulet.s3.bucket+rivulet.s3.region"),
            List.of(
                    "rivulet.s3.endpoint",
                    "rivulet.s3.region",
                    "rivulet.s3.bucket",
                    "rivulet.s3.access-key",
                    "rivulet.s3.secret-key",
                    "rivulet.s3.path-style")),
    FFMPEG(
            "FFmpeg",
            List.of("rivulet.media.ffmpeg", "rivulet.media.ffprobe"),
            List.of("rivulet.media.ffmpeg", "rivulet.media.ffprobe", "rivulet.media.library-path"));

    private final String title;
    private final List<String> configuredBy;
    private final List<String> gives;

    Part(String title, List<String> configuredBy, List<String> gives) {
        this.title = title;
        this.configuredBy = configuredBy;
        this.gives = gives;
    }

    /** The parts for which the user named no real one. */
    static Set<Part> missing(Environment environment) {
        var binder = Binder.get(environment);
        var missing = EnumSet.allOf(Part.class);
        missing.removeIf(part -> part.isConfigured(binder));
        return missing;
    }

    String title() {
        return title;
    }

    List<String> gives() {
        return gives;
    }

    String setting() {
        return configuredBy.getFirst();
    }

    /** The sentence for a machine that the bundled programs do not run on. */
    EmbeddedException unavailable() {
        return new EmbeddedException("The " + title + " that this server brings does not run on "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": start one and name it with "
                + setting() + ".");
    }

    private boolean isConfigured(Binder binder) {
        return configuredBy.stream()
                .anyMatch(names -> Arrays.stream(names.split("\\+")).allMatch(name -> isSet(binder, name)));
    }

    // bound as a list, so that `nodes: [a, b]` and `nodes[0]` count as well as a plain value
    private static boolean isSet(Binder binder, String name) {
        return binder.bind(name, Bindable.listOf(String.class))
                .map(values -> !values.isEmpty())
                .orElse(false);
    }
}
