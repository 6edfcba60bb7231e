package io.rivulet.platform.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes of a certificate's two files what Spring Boot calls a bundle, which it watches; and HTTP/2 comes with it. */
final class TlsSettings implements EnvironmentPostProcessor {

    private static final String CERTIFICATE = "rivulet.web.tls.certificate";
    private static final String PRIVATE_KEY = "rivulet.web.tls.private-key";
    private static final String BUNDLE = "rivulet";
    private static final String PEM = "spring.ssl.bundle.pem." + BUNDLE;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var certificate = environment.getProperty(CERTIFICATE, "").strip();
        var key = environment.getProperty(PRIVATE_KEY, "").strip();
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new IllegalStateException("Set both " + CERTIFICATE + " and " + PRIVATE_KEY + ", or neither");
        }
        if (!certificate.isEmpty()) {
            environment.getPropertySources().addLast(new MapPropertySource("tls", settings(certificate, key)));
        }
    }

    private static Map<String, Object> settings(String certificate, String key) {
        var settings = new HashMap<String, Object>();
        settings.put("server.ssl.bundle", BUNDLE);
        settings.put("server.http2.enabled", true);
        settings.put(PEM + ".reload-on-update", true);
        settings.put(PEM + ".keystore.certificate", file(certificate));
        settings.put(PEM + ".keystore.private-key", file(key));
        return settings;
    }

    private static String file(String path) {
        return path.contains(":") ? path : "file:" + path;
    }
}
