package io.rivulet.openapi;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description in OpenAPI 3.1: a part for each feature, joined into one. */
final class Description {

    /** In the order of the page. */
    private static final List<String> PARTS = List.of(
            "openapi",
            "sessions",
            "people",
            "uploads",
            "videos",
            "comments",
            "collections",
            "messages",
            "moderation",
            "description");

    private Description() {}

    static Map<String, Object> read() throws IOException {
        var whole = new LinkedHashMap<String, Object>();
        for (var part : PARTS) {
            join(whole, parsed("openapi/" + part + ".yaml"));
        }
        return whole;
    }

    private static Map<String, Object> parsed(String path) throws IOException {
        try (var text = new ClassPathResource(path).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        }
    }

    /** What both have must be an object in either, to which both add. */
    @SuppressWarnings("unchecked")
    private static void join(Map<String, Object> whole, Map<String, Object> part) {
        part.forEach((name, value) -> whole.merge(name, value, (there, more) -> {
            if (!(there instanceof Map) || !(more instanceof Map)) {
                throw new IllegalStateException("Two parts of the description have `" + name + "`");
            }
            var joined = new LinkedHashMap<>((Map<String, Object>) there);
            join(joined, (Map<String, Object>) more);
            return joined;
        }));
    }
}
