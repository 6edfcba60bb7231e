package io.rivulet.platform.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** What Redis does for channels, with all that can go wrong with it, when the test says so. */
final class Wire {

    private final List<Line> lines = new ArrayList<>();
    private boolean down;

    /** The connection of a node. */
    Line line() {
        var line = new Line();
        lines.add(line);
        return line;
    }

    /** Redis ends, and everybody sees it, or is there again. */
    void down(boolean down) {
        this.down = down;
        if (down) {
            lines.forEach(Line::cut);
        }
    }

    final class Line implements Channel {

        private @Nullable FluxSink<byte[]> sink;
        private boolean mute;
        private boolean deaf;
        private boolean dead;
        private int dropping;

        /** Nothing that it says arrives, and it is told so. */
        void mute(boolean mute) {
            this.mute = mute;
        }

        /** The connection looks well, and nothing comes. */
        void deaf(boolean deaf) {
            this.deaf = deaf;
        }

        /** The next messages to it are lost. */
        void drop(int messages) {
            dropping = messages;
        }

        void kill() {
            dead = true;
            cut();
        }

        /** The connection ends, as both ends see. */
        void cut() {
            if (sink != null) {
                sink.complete();
            }
            sink = null;
        }

        @Override
        public Mono<Void> send(byte[] message) {
            return Mono.defer(() -> {
                if (down || mute || dead) {
                    return Mono.error(new IllegalStateException("The line is down"));
                }
                List.copyOf(lines).forEach(line -> line.hear(message));
                return Mono.empty();
            });
        }

        @Override
        public Flux<byte[]> listen(Runnable begun) {
            return Flux.create(heard -> {
                if (down || dead) {
                    heard.error(new IllegalStateException("The line is down"));
                    return;
                }
                sink = heard;
                begun.run();
            });
        }

        private void hear(byte[] message) {
            if (sink == null || deaf) {
                return;
            }
            if (dropping > 0) {
                dropping--;
                return;
            }
            sink = sink.next(message);
        }
    }
}
