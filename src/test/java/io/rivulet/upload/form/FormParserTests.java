package io.rivulet.upload.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.form.FormEvent.PartBegins;
import io.rivulet.upload.form.FormEvent.PartBytes;
import io.rivulet.upload.form.FormEvent.PartEnds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParserTests {

    private final List<ByteBuf> pieces = new ArrayList<>();

    @AfterEach
    void everyPieceIsGivenBack() {
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.refCnt()).isZero());
    }

    /** Contents are made of what a delimiter is made of, so that nearly-delimiters stand everywhere. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
    void whereverAFormIsCutItsPartsAreTheSame(int longestPiece) {
        var random = new Random(longestPiece);
        for (int round = 0; round < 300; round++) {
            var boundary = boundary(random);
            var parts = parts(random, boundary);
            assertThat(parse(boundary, form(random, boundary, parts), longestPiece, random))
                    .as("round %d, boundary %s", round, boundary)
                    .isEqualTo(parts);
        }
    }

    @Test
    void whatStandsBeforeAndBehindTheFormIsPassedOver() {
        var form =
                "preamble\r\n--bx\r\n--b\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\nx\r\n--b--\r\n--b\r\nepilogue";
        assertThatThrownBy(() -> parse("b", form, 3, new Random(1))).hasMessageContaining("delimiter");
        var good = form.replace("\r\n--bx", "\r\n-bx");
        assertThat(parse("b", good, 3, new Random(1))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"0\"\r\n",
                "nothing",
                "--b\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\nx",
                "--b\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\nx\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\nx\r\n--b-",
                "--b\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\nx--b--",
                "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
                "--bb\r\n",
                "--b\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: ;;;=\r\n\r\nx\r\n--b--"
            })
    void aFormThatIsNotWholeIsRefused(String form) {
        for (int longest = 1; longest < 9; longest++) {
            int piece = longest;
            assertThatThrownBy(() -> parse("b", form, piece, new Random(piece))).isInstanceOf(ApiException.class);
        }
    }

    @Test
    void aHeaderWithoutAnEndIsRefusedBeforeItFillsTheMemory() {
        var form = "--b\r\nX: " + "y".repeat(20_000);
        assertThatThrownBy(() -> parse("b", form, 100, new Random(1))).hasMessageContaining("header");
    }

    @Test
    void thousandsOfPartsAreRefused() {
        var parts = Collections.nCopies(10_000, "");
        var form = form(new Random(1), "b", parts);
        assertThatThrownBy(() -> parse("b", form, 1_000, new Random(1))).hasMessageContaining("parts");
    }

    /** The contents of the parts, whose names are their numbers. */
    private List<String> parse(String boundary, String form, int longestPiece, Random random) {
        var parser = new FormParser(boundary);
        var parts = new ArrayList<StringBuilder>();
        int ended = 0;
        for (int at = 0; at < form.length(); ) {
            int end = Math.min(form.length(), at + 1 + random.nextInt(longestPiece));
            for (var event : parser.parse(piece(form.substring(at, end)))) {
                switch (event) {
                    case PartBegins begins -> {
                        assertThat(begins.name()).isEqualTo("" + parts.size());
                        parts.add(new StringBuilder());
                    }
                    case PartBytes(var bytes) -> parts.getLast().append(bytes.toString(ISO_8859_1));
                    case PartEnds ends -> assertThat(parts).hasSize(++ended);
                }
                FormParser.release(event);
            }
            at = end;
        }
        parser.requireComplete();
        assertThat(parts).hasSize(ended);
        return parts.stream().map(StringBuilder::toString).toList();
    }

    private ByteBuf piece(String text) {
        var piece = Unpooled.directBuffer().writeBytes(text.getBytes(ISO_8859_1));
        pieces.add(piece);
        return piece;
    }

    private static String form(Random random, String boundary, List<String> parts) {
        var form = new StringBuilder(random.nextBoolean() ? "" : "\r\n");
        for (int i = 0; i < parts.size(); i++) {
            form.append("--")
                    .append(boundary)
                    .append("\r\ncontent-disposition: form-data; name=\"")
                    .append(i);
            form.append(random.nextBoolean() ? "\"\r\nContent-Type: text/plain\r\n\r\n" : "\"\r\n\r\n");
            form.append(parts.get(i)).append("\r\n");
        }
        return form.append("--").append(boundary).append("--").toString();
    }

    private static String boundary(Random random) {
        var boundary = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            boundary.append("-ab'".charAt(random.nextInt(4)));
        }
        return boundary.toString().replaceAll("^-*$", "a");
    }

    private static List<String> parts(Random random, String boundary) {
        var parts = new ArrayList<String>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            parts.add(content(random, boundary));
        }
        return parts;
    }

    private static String content(Random random, String boundary) {
        var delimiter = "\r\n--" + boundary;
        var content = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> content.append(delimiter, 0, random.nextInt(delimiter.length()));
                case 1 -> content.append("\r\n".repeat(random.nextInt(3)));
                case 2 -> content.append("\r".repeat(random.nextInt(3)));
                case 3 -> content.append("--").append(boundary);
                default -> content.append((char) random.nextInt(256));
            }
        }
        boolean isDelimited = (content + delimiter).indexOf(delimiter) < content.length();
        return isDelimited ? "" : content.toString();
    }
}
