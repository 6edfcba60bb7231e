package io.rivulet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** compose.yaml as Docker reads it on a machine where no variable is set. */
record Compose(Map<String, Service> services, List<String> volumes, Map<String, Object> configs) {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[A-Z0-9_]+:-([^}]*)}");

    static Compose read() throws IOException {
        var text = VARIABLE.matcher(Files.readString(Path.of("compose.yaml"))).replaceAll("$1");
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> root = map(yaml.<@Nullable Object>load(text));
        var services = new LinkedHashMap<String, Service>();
        map(root.get("services")).forEach((name, service) -> services.put(name, new Service(name, map(service))));
        return new Compose(services, List.copyOf(map(root.get("volumes")).keySet()), map(root.get("configs")));
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** What is started without naming a profile. */
    List<Service> ordinary() {
        return services.values().stream()
                .filter(service -> service.list("profiles").isEmpty())
                .toList();
    }

    /** The files that are laid into containers. */
    List<Path> files() {
        return configs.values().stream()
                .map(config -> Path.of(Objects.toString(map(config).get("file"))))
                .toList();
    }

    /** The service that is built here. */
    Service application() {
        return service("rivulet");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    record Service(String name, Map<String, Object> settings) {

        @Nullable
        String image() {
            return (String) settings.get("image");
        }

        Map<String, Object> build() {
            return map(settings.get("build"));
        }

        /** Values as a container sees them: an unset variable is an empty text. */
        Map<String, Object> environment() {
            var environment = new LinkedHashMap<String, Object>();
            map(settings.get("environment"))
                    .forEach((name, value) -> environment.put(name, Objects.requireNonNullElse(value, "")));
            return environment;
        }

        Map<String, Object> healthCheck() {
            return map(settings.get("healthcheck"));
        }

        Map<String, Object> dependsOn() {
            return map(settings.get("depends_on"));
        }

        /** The names of the files that are laid into its container. */
        List<String> configs() {
            return settings.get("configs") instanceof List<?> entries
                    ? entries.stream()
                            .map(entry -> Objects.toString(map(entry).get("source")))
                            .toList()
                    : List.of();
        }

        List<String> list(String setting) {
            return settings.get(setting) instanceof List<?> values
                    ? values.stream().map(Object::toString).toList()
                    : List.of();
        }
    }
}
