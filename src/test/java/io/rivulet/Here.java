package io.rivulet;

import io.rivulet.platform.limits.Caller;
import io.rivulet.platform.web.ClientAddress;
import java.net.InetAddress;

/** Who calls use cases in tests that do so without HTTP. */
public final class Here {

    public static final Caller CALLER = new Caller(new ClientAddress(InetAddress.getLoopbackAddress()), standing -> {});

    private Here() {}
}
