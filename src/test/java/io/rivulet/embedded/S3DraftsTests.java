package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3DraftsTests {

    private static final String UUID = "-0f8fad5b-d9cb-469f-a165-70867728950e";

    @TempDir
    Path root;

    @Test
    void aCrashLeavesObjectsAndOpenUploadsButNoDrafts() throws IOException {
        var drafts = new S3Drafts(new DataFolder(root, root, Duration.ZERO));
        drafts.removeAfterCrash();
        var object = file("media/ab12/clip.mp4");
        var part = file(".mpus" + UUID + "-media/ab12/clip.mp4-1");
        var upload = file(".s3proxy-mpu-stub" + UUID);
        var draft = file("media/ab12/clip.mp4" + UUID);

        new S3Drafts(new DataFolder(root, root, Duration.ZERO)).removeAfterCrash();

        assertThat(object).exists();
        assertThat(part).exists();
        assertThat(upload).exists();
        assertThat(draft).doesNotExist();
    }

    @Test
    void nothingIsLookedForAfterAGoodEnd() throws IOException {
        var drafts = new S3Drafts(new DataFolder(root, root, Duration.ZERO));
        drafts.removeAfterCrash();
        var nameOfAnUploader = file("clip" + UUID);
        drafts.endedWell();

        new S3Drafts(new DataFolder(root, root, Duration.ZERO)).removeAfterCrash();

        assertThat(nameOfAnUploader).exists();
    }

    private Path file(String key) throws IOException {
        var file = root.resolve("s3/rivulet").resolve(key);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, "x");
    }
}
