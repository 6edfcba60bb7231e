package io.rivulet.load.feed;

import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.ProcessorTime;
import java.net.URI;

/** Rivulet; its PostgreSQL and Redis are not counted. */
record MeasuredSide(MeasuredServer server) implements Side {

    @Override
    public URI uri() {
        return server.uri();
    }

    @Override
    public double processorSeconds() {
        return ProcessorTime.of(server.pid());
    }
}
