package io.rivulet.media.ffmpeg;

import io.rivulet.media.Container;
import java.net.URI;
import java.nio.file.Path;

/** What a program reads: an address, the only protocols it may use for it, and the only format it may take it for. */
record Source(String address, String protocols, Container container) {

    static Source remote(URI address, Container container) {
        return new Source(address.toString(), "http,https,tcp,tls", container);
    }

    static Source local(Path file, Container container) {
        return new Source("file:" + file, "file", container);
    }
}
