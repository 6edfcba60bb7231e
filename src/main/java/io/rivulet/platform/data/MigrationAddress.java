package io.rivulet.platform.data;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An R2DBC address said in JDBC's words.
 *
 * <p>It is also a {@link JdbcConnectionDetails} because Flyway's configuration looks for one of these before it looks
 * for its own; no connection pool is made of it.
 */
record MigrationAddress(
        String jdbcUrl, @Nullable String username, @Nullable String password)
        implements FlywayConnectionDetails, JdbcConnectionDetails {

    private static final Map<String, String> PARAMETERS = Map.of(
            "sslRootCert", "sslrootcert",
            "sslCert", "sslcert",
            "sslKey", "sslkey",
            "sslPassword", "sslpassword",
            "schema", "currentSchema",
            "applicationName", "ApplicationName");

    static MigrationAddress of(ConnectionFactoryOptions options) {
        var password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        return new MigrationAddress(
                url(options),
                text(options, ConnectionFactoryOptions.USER.name()),
                password == null ? null : password.toString());
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public @Nullable String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getDriverClassName() {
        return "org.postgresql.Driver";
    }

    private static String url(ConnectionFactoryOptions options) {
        var parameters = parameters(options).entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var database = text(options, ConnectionFactoryOptions.DATABASE.name());
        return "jdbc:postgresql://" + hosts(options) + "/" + (database == null ? "" : encoded(database))
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String hosts(ConnectionFactoryOptions options) {
        var host = String.valueOf(text(options, ConnectionFactoryOptions.HOST.name()));
        var port = text(options, ConnectionFactoryOptions.PORT.name());
        var isBareIpv6 = host.indexOf(':') != host.lastIndexOf(':') && !host.contains(",") && !host.startsWith("[");
        return (isBareIpv6 ? "[" + host + "]" : host) + (port == null ? "" : ":" + port);
    }

    private static Map<String, String> parameters(ConnectionFactoryOptions options) {
        var parameters = new LinkedHashMap<String, String>();
        var mode = sslMode(options);
        if (mode != null) {
            parameters.put("sslmode", mode.equals("tunnel") ? "require" : mode);
            if (mode.equals("tunnel")) {
                parameters.put("sslNegotiation", "direct");
            }
            // as R2DBC does: without a certificate of its own, the server's is judged by those that Java trusts
            if (mode.startsWith("verify") && text(options, "sslRootCert") == null) {
                parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        PARAMETERS.forEach((ours, theirs) -> {
            var value = text(options, ours);
            if (value != null) {
                parameters.put(theirs, value);
            }
        });
        return parameters;
    }

    private static @Nullable String sslMode(ConnectionFactoryOptions options) {
        var mode = text(options, "sslMode");
        if (mode != null) {
            return mode.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return "true".equals(text(options, ConnectionFactoryOptions.SSL.name())) ? "verify-full" : null;
    }

    private static @Nullable String text(ConnectionFactoryOptions options, String name) {
        var value = options.getValue(Option.valueOf(name));
        return value == null ? null : value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
