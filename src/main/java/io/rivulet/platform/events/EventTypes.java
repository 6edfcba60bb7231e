package io.rivulet.platform.events;

import java.util.List;

/** The events of a package, each known to other nodes by the simple name of its record. */
public record EventTypes(List<Class<? extends Event>> types) {}
