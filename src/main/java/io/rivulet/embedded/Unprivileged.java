package io.rivulet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular. */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    static List<String> prefix() throws IOException, InterruptedException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return List.of();
        }
        if (!namespacesWork()) {
            throw new EmbeddedException("PostgreSQL does not run as root, and this machine allows no user namespace:"
                    + " start the server as an ordinary user, or name a PostgreSQL with " + Part.POSTGRES.setting()
                    + ".");
        }
        return NAMESPACE;
    }

    private static boolean namespacesWork() throws InterruptedException {
        try {
            var process = new ProcessBuilder("unshare", "--user", "true").start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
