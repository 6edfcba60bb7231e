package io.rivulet.upload.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.ExpectedChecksum.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class TusHeadersTests {

    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String TWO = "fedcba9876543210fedcba9876543210";

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "9007199254740993,9007199254740993", "00,0", "99999999999999999999999,9223372036854775807"
    })
    void aNumberOfBytesIsReadWhateverItsSize(String sent, long read) {
        assertThat(TusHeaders.findNumber(with(TusHeaders.LENGTH, sent), TusHeaders.LENGTH))
                .contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", "0x10", "one", "1,1", "١"})
    void whatIsNoNumberOfBytesIsRefused(String sent) {
        assertThatThrownBy(() -> TusHeaders.findNumber(with(TusHeaders.LENGTH, sent), TusHeaders.LENGTH))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Upload-Length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename d29ybGQ=",
                "filename d29ybGQ=,is_confidential",
                "filename d29ybGQ=, type dmlkZW8vbXA0 ,empty ",
                "name 5r2u5rGQLm1wNA==",
                "a/b;c=d YQ=="
            })
    void metadataIsKeptToTheLetter(String sent) {
        assertThat(Metadata.of(with(TusHeaders.METADATA, sent))).isEqualTo(sent.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename d29ybGQ=,filename d29ybGQ=",
                "filename =d29ybGQ=",
                "filename d29y bGQ=",
                "filename world!",
                ",",
                "a YQ==,",
                "gr\u00f6\u00dfe YQ==",
                "a YQ==,\u0007 YQ=="
            })
    void metadataThatIsNoneIsRefused(String sent) {
        assertThatThrownBy(() -> Metadata.of(with(TusHeaders.METADATA, sent)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Upload-Metadata");
    }

    @Test
    void noMetadataIsEmpty() {
        assertThat(Metadata.of(new HttpHeaders())).isEmpty();
        assertThat(Metadata.of(with(TusHeaders.METADATA, " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final;/api/v1/uploads/" + ONE + " /api/v1/uploads/" + TWO,
                "final; https://example.org/api/v1/uploads/" + ONE + " http://a:8080/b/api/v1/uploads/" + TWO
            })
    void partsAreNamedByAbsoluteOrRelativeAddresses(String sent) {
        assertThat(Concat.of(with(TusHeaders.CONCAT, sent)))
                .isInstanceOfSatisfying(Concatenation.Final.class, joined -> {
                    assertThat(joined.tokens()).containsExactly(ONE, TWO);
                    assertThat(Concat.toHeader(joined)).contains(sent);
                });
    }

    @Test
    void aPartSaysSo() {
        var partial = Concat.of(with(TusHeaders.CONCAT, "partial"));
        assertThat(partial).isEqualTo(new Concatenation.Partial());
        assertThat(Concat.toHeader(partial)).contains("partial");
        assertThat(Concat.toHeader(Concat.of(new HttpHeaders()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Partial",
                "final",
                "final;",
                "final;/files/a",
                "final;/api/v1/uploads/" + ONE + "/x",
                "final;/api/v1/uploads/" + ONE + ",/api/v1/uploads/" + TWO,
                "final;javascript:/api/v1/uploads/" + ONE
            })
    void whatNamesNoPartsIsRefused(String sent) {
        assertThatThrownBy(() -> Concat.of(with(TusHeaders.CONCAT, sent)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Upload-Concat");
    }

    @Test
    void checksumsAreReadFromBase64() {
        assertThat(Checksum.of(with(TusHeaders.CHECKSUM, "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=")))
                .isEqualTo(new ExpectedChecksum(Algorithm.SHA1, "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed"));
        assertThat(Checksum.of(with(TusHeaders.CHECKSUM, "crc32c yZRlqg==")))
                .isEqualTo(new ExpectedChecksum(Algorithm.CRC32C, "c99465aa"));
        assertThat(Checksum.of(new HttpHeaders())).isNull();
        assertThat(Checksum.algorithms()).isEqualTo("sha1,sha256,crc32c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha1",
                "sha1 ",
                "md5 1B2M2Y8AsgTpgAmY7PhCfg==",
                "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
                "sha1 2aae6c35c94fcfb415dbe95f408b9ce91ee846ed",
                "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
                "crc32c !"
            })
    void checksumsThatAreNoneAreRefused(String sent) {
        assertThatThrownBy(() -> Checksum.of(with(TusHeaders.CHECKSUM, sent)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Upload-Checksum");
    }

    private static HttpHeaders with(String name, String value) {
        var headers = new HttpHeaders();
        headers.set(name, value);
        return headers;
    }
}
