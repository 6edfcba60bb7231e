package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Compose.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What Docker is told, since no Docker runs where these tests do: compose.yaml and the image's Dockerfile. */
class ComposeTests {

    private static final Path DOCKERFILE = Path.of("src", "main", "docker", "Dockerfile");
    private static final String PINNED = "[a-z0-9-]+(/[a-z0-9-]+)?:v?\\d+[a-z0-9.-]*";

    private final Compose compose = Compose.read();
    private final Dockerfile dockerfile = Dockerfile.read(DOCKERFILE);

    ComposeTests() throws IOException {}

    @Test
    void everyImageIsPinnedAndNamesNoRegistry() {
        assertThat(Stream.concat(images(), bases())).hasSizeGreaterThan(3).allMatch(image -> image.matches(PINNED));
    }

    @Test
    void everyServiceIsWatchedAndStartedAgain() {
        assertThat(compose.services().values()).allSatisfy(service -> {
            assertThat(service.healthCheck()).as(service.name()).containsKeys("test", "interval", "timeout", "retries");
            assertThat(service.settings()).as(service.name()).containsEntry("restart", "unless-stopped");
        });
    }

    @Test
    void theServerWaitsUntilAllOthersAreHealthy() {
        var others = compose.ordinary().stream()
                .map(Service::name)
                .filter(name -> !name.equals("rivulet"))
                .collect(Collectors.toSet());

        var awaited = compose.application().dependsOn();

        assertThat(awaited).containsOnlyKeys(others);
        assertThat(awaited.values()).allMatch(Map.of("condition", "service_healthy")::equals);
    }

    @Test
    void everyVariableOfTheServerIsASetting() throws IOException {
        var variables = compose.application().environment();
        var source = source(variables);

        assertThat(bound(source, ConfigurationMetadata.names())).isEqualTo(variables.keySet());
    }

    @Test
    void everySettingOfTheImageExists() throws IOException {
        var variables = dockerfile.all("ENV").stream()
                .map(instruction -> instruction.arguments().split("=", 2))
                .filter(variable -> variable[0].startsWith("RIVULET_"))
                .collect(Collectors.toMap(variable -> variable[0], variable -> (Object) variable[1]));

        assertThat(bound(source(variables), ConfigurationMetadata.names())).isEqualTo(variables.keySet());
        assertThat(variables).containsEntry("RIVULET_DATADIR", dockerfile.last("VOLUME"));
    }

    @Test
    void theServerIsSentToTheOtherServices() {
        var settings = new Binder(source(compose.application().environment()));

        assertThat(List.of(
                        host(settings.bind("spring.r2dbc.url", String.class)
                                .get()
                                .replaceFirst("^r2dbc:", "")),
                        settings.bind("spring.data.redis.host", String.class).get(),
                        host(settings.bind("rivulet.s3.endpoint", String.class).get())))
                .containsExactlyElementsOf(compose.application().dependsOn().keySet());
    }

    @Test
    void bothSidesKnowTheSameSecrets() {
        var server = compose.application().environment();

        assertThat(server.get("SPRING_R2DBC_PASSWORD"))
                .isEqualTo(compose.service("postgres").environment().get("POSTGRES_PASSWORD"));
        assertThat(compose.service("redis").list("command"))
                .contains("--requirepass", Objects.toString(server.get("SPRING_DATA_REDIS_PASSWORD")));
        assertThat(compose.service("s3").environment())
                .containsEntry("ROOT_ACCESS_KEY_ID", server.get("RIVULET_S3_ACCESSKEY"))
                .containsEntry("ROOT_SECRET_ACCESS_KEY", server.get("RIVULET_S3_SECRETKEY"));
    }

    @Test
    void onlyTheServerIsReachableFromOutside() {
        assertThat(compose.ordinary())
                .filteredOn(service -> !service.list("ports").isEmpty())
                .extracting(Service::name)
                .containsExactly("rivulet");
        assertThat(compose.application().list("ports")).containsExactly("8080:8080", "127.0.0.1:8081:8081");
    }

    @Test
    void whoWatchesIsReachableFromThisMachineAlone() {
        var watching = compose.services().values().stream()
                .filter(service -> !compose.ordinary().contains(service))
                .flatMap(service -> service.list("ports").stream());

        assertThat(watching).containsExactly("127.0.0.1:3000:3000");
    }

    @Test
    void prometheusAsksWhereTheServerTells() throws IOException {
        var port = compose.application().list("ports").getLast().replaceFirst(".*:", "");

        assertThat(Files.readString(Path.of("src", "main", "docker", "prometheus.yaml")))
                .contains("rivulet:" + port, "/actuator/prometheus");
        assertThat(Files.readString(Path.of("src", "main", "docker", "grafana", "source.yaml")))
                .contains("http://prometheus:9090");
    }

    @Test
    void everyFileIsThereAndUsed() {
        var used = compose.services().values().stream().flatMap(service -> service.configs().stream());

        assertThat(used)
                .hasSizeGreaterThan(3)
                .containsExactlyInAnyOrderElementsOf(compose.configs().keySet());
        assertThat(compose.files()).allMatch(Files::isRegularFile);
    }

    @Test
    void everyVolumeIsDeclaredAndUsed() {
        var used = compose.services().values().stream()
                .flatMap(service -> service.list("volumes").stream())
                .map(volume -> volume.substring(0, volume.indexOf(':')));

        assertThat(used).containsExactlyInAnyOrderElementsOf(compose.volumes());
    }

    @Test
    void theImageIsBuiltOfWhatTheBuildLeaves() throws IOException {
        var build = compose.application().build();
        var jar = "target/" + finalName() + "-layers.jar";
        var copied = dockerfile.all("COPY").stream()
                .filter(copy -> !copy.arguments().startsWith("--from"))
                .map(copy -> copy.words().getFirst());

        assertThat(build).containsEntry("context", ".").containsEntry("dockerfile", DOCKERFILE.toString());
        assertThat(copied).containsExactly(jar);
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*", "!" + jar);
    }

    @Test
    void everyLayerIsTaken() {
        var from = dockerfile.all("COPY").stream()
                .filter(copy -> copy.arguments().startsWith("--from=layers "))
                .map(copy -> copy.words().get(1));

        assertThat(dockerfile.all("FROM").getFirst().arguments()).endsWith(" AS layers");
        assertThat(dockerfile.last("RUN")).doesNotContain("jarmode");
        assertThat(from)
                .containsExactly(
                        "/build/layers/dependencies/",
                        "/build/layers/spring-boot-loader/",
                        "/build/layers/snapshot-dependencies/",
                        "/build/layers/application/");
    }

    @Test
    void theServerIsAnOrdinaryUserThatGetsItsSignalsItself() {
        var user = dockerfile.last("USER");

        assertThat(Integer.parseInt(user)).isPositive();
        assertThat(dockerfile.last("RUN")).contains("useradd --uid " + user + " ");
        assertThat(dockerfile.last("ENTRYPOINT")).isEqualTo("[\"java\", \"-jar\", \"rivulet.jar\"]");
        assertThat(dockerfile.last("EXPOSE")).isEqualTo("8080 8081");
    }

    private Stream<String> images() {
        return compose.services().values().stream()
                .filter(service -> service.build().isEmpty())
                .map(service -> Objects.toString(service.image()));
    }

    private Stream<String> bases() {
        return dockerfile.all("FROM").stream().map(from -> from.words().getFirst());
    }

    private static ConfigurationPropertySource source(Map<String, Object> variables) {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return ConfigurationPropertySources.from(sources).iterator().next();
    }

    /** Those variables that are the value of a setting. */
    private static Set<String> bound(ConfigurationPropertySource source, Collection<String> settings) {
        return settings.stream()
                .map(setting -> source.getConfigurationProperty(ConfigurationPropertyName.of(setting)))
                .filter(Objects::nonNull)
                .map(property ->
                        ((PropertySourceOrigin) Objects.requireNonNull(property.getOrigin())).getPropertyName())
                .collect(Collectors.toSet());
    }

    private static String host(String address) {
        return URI.create(address).getHost();
    }

    private static String finalName() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        return pom.substring(pom.indexOf("<finalName>") + "<finalName>".length(), pom.indexOf("</finalName>"));
    }
}
