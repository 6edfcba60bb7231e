package io.rivulet.embedded;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The addresses of the embedded parts: names are known at once, a value waits for its part when it is first read, so
 * that Spring prepares the rest of the application meanwhile.
 */
final class EmbeddedPropertySource extends EnumerablePropertySource<EmbeddedParts> {

    static final String NAME = "embedded";

    private final Map<String, Part> owners;

    EmbeddedPropertySource(EmbeddedParts parts) {
        super(NAME, parts);
        this.owners = parts.parts().stream()
                .flatMap(part -> part.gives().stream().map(name -> Map.entry(name, part)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String[] getPropertyNames() {
        return owners.keySet().toArray(String[]::new);
    }

    @Override
    public boolean containsProperty(String name) {
        return owners.containsKey(name);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        var owner = owners.get(name);
        return owner == null ? null : source.await(owner).get(name);
    }
}
