package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTests {

    @TempDir
    Path parent;

    @Test
    void aSecretStaysTheSameAndIsTheOwnersOnly() throws IOException {
        var secret = folder("data").create().secret("password");

        assertThat(secret).hasSize(40).isEqualTo(folder("data").create().secret("password"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("data/password"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "it's"})
    void ordinaryNamesAreFine(String name) {
        assertThat(folder(name).create().root()).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$HOME", "a\"b", "a`b", "a\\b"})
    void namesThatAShellWouldReadDifferentlyAreRefused(String name) {
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> folder(name).create())
                .withMessageContaining("--rivulet.data-dir");
        assertThat(parent.resolve(name)).doesNotExist();
    }

    private DataFolder folder(String name) {
        return new DataFolder(parent.resolve(name), parent.resolve("programs"), Duration.ZERO);
    }
}
