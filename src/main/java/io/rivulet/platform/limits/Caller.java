package io.rivulet.platform.limits;

import io.rivulet.platform.web.ClientAddress;
import java.util.function.Consumer;

/**
 * Who asks, where no account answers for it.
 *
 * @param standings tells the caller how they stand with a limit
 */
public record Caller(ClientAddress address, Consumer<Standing> standings) {}
