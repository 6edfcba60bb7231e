package io.rivulet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * S3Proxy writes an object beside its place as `key-uuid` and renames it. A killed server leaves such files, which
 * would be listed as objects; so no key of ours may end in a hyphen and a UUID.
 */
final class S3Drafts {

    private static final String UUID = "-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    /** All but the file by which S3Proxy knows a multipart upload: that one is no draft, though its name ends alike. */
    private static final Pattern DRAFT = Pattern.compile("(?!\\.s3proxy-mpu-stub" + UUID + "$).+" + UUID);

    private final Path objects;
    private final Path running;

    S3Drafts(DataFolder folder) {
        this.objects = folder.s3();
        this.running = folder.root().resolve("s3.running");
    }

    /** Looks for drafts only when the server before did not end well, because the walk takes long among many objects. */
    void removeAfterCrash() throws IOException {
        if (Files.exists(running)) {
            remove();
        } else {
            Files.createFile(running);
        }
    }

    void endedWell() throws IOException {
        Files.deleteIfExists(running);
    }

    private void remove() throws IOException {
        try (var files = Files.walk(objects)) {
            var drafts = files.filter(
                            file -> DRAFT.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .toList();
            for (var draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
    }
}
