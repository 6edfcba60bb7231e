package io.rivulet.platform.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** Lua scripts of the class path. */
public final class Scripts {

    private Scripts() {}

    /** Reads the script now: one made of a resource would read it when it is first run, on an event loop. */
    public static <T> RedisScript<T> load(String path, Class<T> result) {
        try {
            return RedisScript.of(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8), result);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The script " + path + " cannot be read", unreadable);
        }
    }
}
