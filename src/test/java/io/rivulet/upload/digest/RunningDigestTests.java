package io.rivulet.upload.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningDigestTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 63, 64, 65, 127, 16_384, 100_003})
    void isTheSha256OfAllBytes(int length) throws Exception {
        var bytes = random(length);
        var digest = RunningDigest.from(null);

        digest.update(ByteBuffer.wrap(bytes));

        assertThat(digest.value()).isEqualTo(sha256(bytes));
    }

    @Test
    void goesOnFromAnyStoredState() throws Exception {
        var bytes = random(300);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var first = RunningDigest.from(null);
            first.update(ByteBuffer.wrap(bytes, 0, cut));
            var second = RunningDigest.from(first.state());
            second.update(ByteBuffer.wrap(bytes, cut, bytes.length - cut));

            assertThat(second.value()).as("cut at %d", cut).isEqualTo(sha256(bytes));
        }
    }

    /** Nodes on other machines have no such instructions, or other ones. */
    @Test
    void storesWhatTheDigestInJavaStores() {
        var bytes = random(200);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var ours = RunningDigest.from(null);
            var inJava = new SHA256Digest();
            ours.update(ByteBuffer.wrap(bytes, 0, cut));
            inJava.update(bytes, 0, cut);

            // bytes that were overwritten since in a word that is begun mean nothing
            assertThat(meaning(ours.state())).as("cut at %d", cut).isEqualTo(meaning(inJava.getEncodedState()));
        }
    }

    private static byte[] meaning(byte[] state) {
        var meant = state.clone();
        Arrays.fill(meant, ByteBuffer.wrap(state).getInt(4), 4, (byte) 0);
        return meant;
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
