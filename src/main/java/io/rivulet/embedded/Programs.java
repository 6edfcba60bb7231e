package io.rivulet.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The folder of unpacked programs, which several servers may share. */
final class Programs {

    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder with what `unpacker` makes of `resource`. It is filled under another name and appears whole, so that
     * neither a second server nor a kill leaves a half one.
     */
    Path unpacked(String name, URL resource, Unpacker unpacker) throws IOException {
        var target = folder.resolve(name + "-" + fingerprint(resource));
        if (Files.isDirectory(target)) {
            return target;
        }
        removeAbandoned();
        var draft = Files.createTempDirectory(folder, ".unpacking-");
        try {
            unpacker.unpackInto(draft);
            return appear(draft, target);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    /** A resource of the class path, or the sentence that this machine has none. */
    static URL resource(Part part, @Nullable String path) {
        var found = path == null ? null : Programs.class.getClassLoader().getResource(path);
        if (found == null) {
            throw part.unavailable();
        }
        return found;
    }

    static void copy(URL resource, Path target) throws IOException {
        try (InputStream in = resource.openStream()) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!target.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    static boolean onLinux(String... architectures) {
        return System.getProperty("os.name").equals("Linux")
                && Arrays.asList(architectures).contains(System.getProperty("os.arch"));
    }

    private static Path appear(Path draft, Path target) throws IOException {
        try {
            return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.isDirectory(target)) {
                return target;
            }
            throw e;
        }
    }

    // another version of a program has another checksum and so gets another folder
    private static String fingerprint(URL resource) throws IOException {
        var connection = resource.openConnection();
        var number = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(number);
    }

    private void removeAbandoned() throws IOException {
        var limit = Instant.now().minus(ABANDONED);
        try (var drafts = Files.newDirectoryStream(folder, ".unpacking-*")) {
            for (var draft : drafts) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(limit)) {
                    FileSystemUtils.deleteRecursively(draft);
                }
            }
        }
    }

    /** Fills a folder with programs. */
    interface Unpacker {
        void unpackInto(Path folder) throws IOException;
    }
}
