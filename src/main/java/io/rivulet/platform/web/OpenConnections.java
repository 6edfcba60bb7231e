package io.rivulet.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** The connections that are open: one too many is closed at once, and none keeps more unsent than its window. */
@Component
class OpenConnections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final int UNSENT_LOW = 32 * 1024;
    private static final int UNSENT_HIGH = 64 * 1024;

    private final int max;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Counter refused;

    OpenConnections(AdmissionProperties properties, MeterRegistry meters) {
        this.max = properties.connections();
        this.refused = meters.counter("rivulet.admission.connections.refused");
        Gauge.builder("rivulet.admission.connections", open, Set::size).register(meters);
        Gauge.builder("rivulet.admission.connections.max", () -> max).register(meters);
        Gauge.builder("rivulet.connections.unsent", this, OpenConnections::unsent)
                .baseUnit("bytes")
                .register(meters);
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::bounded);
    }

    private HttpServer bounded(HttpServer server) {
        return server.childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_LOW, UNSENT_HIGH))
                .doOnChannelInit((observer, channel, remote) -> admit(channel));
    }

    int count() {
        return open.size();
    }

    private void admit(Channel channel) {
        if (open.size() >= max) {
            channel.close().addListener(closed -> refused.increment());
            return;
        }
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
    }

    /** What slow readers make the server keep. */
    private long unsent() {
        return open.stream().mapToLong(OpenConnections::unsent).sum();
    }

    private static long unsent(Channel channel) {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
