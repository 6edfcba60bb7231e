package io.rivulet.upload.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.s3.model.Part;

/** What engines stand on: a PostgreSQL and an S3 of their own. */
final class Ground implements AutoCloseable {

    private static final String KEY = "key";

    private final EmbeddedPostgres postgres;
    private final S3Proxy s3;

    private final AnnotationConfigApplicationContext store;

    private Ground(EmbeddedPostgres postgres, S3Proxy s3) {
        this.postgres = postgres;
        this.s3 = s3;
        this.store = context(
                Store.class,
                null,
                Map.of(
                        "rivulet.s3.endpoint", "http://127.0.0.1:" + s3.getPort(),
                        "rivulet.s3.access-key", KEY,
                        "rivulet.s3.secret-key", KEY));
        store.refresh();
        store.start();
    }

    /** Without all that a whole server brings along; to be refreshed. */
    static AnnotationConfigApplicationContext context(
            Class<?> parts, @Nullable ApplicationContext parent, Map<String, Object> settings) {
        var context = new AnnotationConfigApplicationContext();
        context.setParent(parent);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.register(parts);
        return context;
    }

    static Ground start(Path folder) throws Exception {
        var postgres = EmbeddedPostgres.builder().start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO account (name, name_key, password_hash, created_at) VALUES ('ann', 'ann', '$argon2id$', now())");
        }
        createBucket(folder.resolve("rivulet"));
        var s3 = S3Proxy.builder()
                .blobStore(takingSmallParts(new FilesystemNio2BlobStore(folder.toString())))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, KEY)
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(400)
                .stopTimeout(0)
                .build();
        s3.start();
        return new Ground(postgres, s3);
    }

    String database() {
        return "r2dbc:pool:postgresql://postgres@127.0.0.1:" + postgres.getPort()
                + "/postgres?initialSize=0&maxSize=10&lockWaitTimeout=5s";
    }

    /** The clients of S3, which all engines share. */
    ApplicationContext store() {
        return store;
    }

    /** The only number that a statement brings. */
    long number(String statement) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(statement)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Keeps others from writing to the row of an upload until it is closed. */
    Connection lock(String token) throws Exception {
        var connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT 1 FROM upload WHERE token = ? FOR UPDATE")) {
            statement.setString(1, token);
            statement.execute();
        }
        return connection;
    }

    @Override
    public void close() throws IOException {
        store.close();
        try {
            s3.stop();
        } catch (Exception failure) {
            throw new IOException("The S3 does not stop", failure);
        }
        postgres.close();
    }

    /** Tells nobody how large the parts are that it lists, since what is in front of it refuses small ones. */
    private static BlobStore takingSmallParts(BlobStore real) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        return answer instanceof List<?> list
                                ? list.stream().map(Ground::withoutSize).toList()
                                : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static Object withoutSize(Object listed) {
        return listed instanceof Part part ? part.toBuilder().size(null).build() : listed;
    }

    private static void createBucket(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    @ComponentScan("io.rivulet.platform.s3")
    @ComponentScan(
            basePackages = "io.rivulet.platform.limits",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*CpuConfiguration"))
    @ConfigurationPropertiesScan("io.rivulet.platform.s3")
    static class Store {}
}
