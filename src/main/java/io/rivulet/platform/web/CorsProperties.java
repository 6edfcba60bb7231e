package io.rivulet.platform.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call this server from a browser.
 *
 * @param origins such as `https://example.org`; `*` stands for all, since browsers send no cookie with such requests
 */
@ConfigurationProperties("rivulet.web.cors")
record CorsProperties(@DefaultValue("*") List<String> origins) {

    boolean isForAll() {
        return origins.contains(ALL);
    }

    boolean allow(String origin) {
        return isForAll() || origins.contains(origin);
    }

    static final String ALL = "*";
}
