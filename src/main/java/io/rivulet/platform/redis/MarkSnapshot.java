package io.rivulet.platform.redis;

import java.util.Set;

/**
 * The marks of a viewer as PostgreSQL had them at one moment.
 *
 * @param version of the viewer's row of counts at that moment
 * @param newest the newest marks of each kind
 * @param whole the kinds of which `newest` has every mark
 * @param held those of the marks asked for that the viewer has
 */
public record MarkSnapshot(long version, Set<String> newest, Set<String> whole, Set<String> held) {}
