package io.rivulet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What settings there are: the build writes it down for the server's own, and each library brings its own list. */
record ConfigurationMetadata(List<Property> properties) {

    private static final String LOCATION = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Property(String name, @Nullable Object defaultValue) {}

    /** The names of all settings that anything on the class path knows. */
    static List<String> names() throws IOException {
        var names = new ArrayList<String>();
        for (var location : Collections.list(ClassLoader.getSystemResources(LOCATION))) {
            read(location).properties.forEach(property -> names.add(property.name));
        }
        return names;
    }

    /** The server's own settings with their defaults, of which an absent one is empty. */
    static SequencedMap<String, String> ownDefaults() throws IOException {
        var defaults = new TreeMap<String, String>();
        for (var location : Collections.list(ClassLoader.getSystemResources(LOCATION))) {
            read(location).properties.stream()
                    .filter(property -> property.name.startsWith("rivulet."))
                    .forEach(property -> defaults.put(property.name, text(property.defaultValue)));
        }
        return defaults;
    }

    private static ConfigurationMetadata read(URL location) throws IOException {
        try (InputStream bytes = location.openStream()) {
            return JSON.readValue(bytes, ConfigurationMetadata.class);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
