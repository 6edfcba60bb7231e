package io.rivulet.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A real PostgreSQL with one database, whose files stay in the data folder. */
final class EmbeddedPostgres {

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final int OWNER_MAY_EXECUTE = 0100;

    private EmbeddedPostgres() {}

    static RunningPart start(DataFolder folder, Programs programs) throws IOException, InterruptedException {
        var resource = Programs.resource(Part.POSTGRES, Programs.onLinux("amd64") ? ARCHIVE : null);
        var home = programs.unpacked("postgresql", resource, draft -> unpack(resource, draft));
        var cluster = new PostgresCluster(folder, home.resolve("bin"));
        cluster.createIfAbsent();
        var port = cluster.start();
        return new RunningPart(
                Map.of(
                        "spring.r2dbc.url",
                        "r2dbc:postgresql://" + FreePort.HOST + ":" + port + "/" + PostgresCluster.NAME,
                        "spring.r2dbc.username",
                        PostgresCluster.NAME,
                        "spring.r2dbc.password",
                        cluster.password(),
                        "rivulet.embedded.postgres",
                        true),
                cluster::stop);
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        try (InputStream archive = resource.openStream();
                var files = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(entry, files, entry.resolveIn(folder));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream bytes, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(bytes, target);
        var executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
        if (!target.toFile().setExecutable(executable)) {
            throw new IOException("cannot set the mode of " + target);
        }
    }
}
