package io.rivulet.platform.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** Scripts of the class path, read when they are named: later it would be an event loop that reads the file. */
public final class Scripts {

    private Scripts() {}

    public static <T> RedisScript<T> read(String path, Class<T> result) {
        try {
            return RedisScript.of(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8), result);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
