package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.rivulet.platform.web.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of errors is the enums of errors, in the order of their numbers. */
class ErrorDocsTests {

    @Test
    void thePageListsEveryErrorAndNoOther() throws IOException {
        assertThat(documented().map(cells -> String.join(" ", cells.subList(0, 3))))
                .containsExactlyElementsOf(codes().map(ErrorDocsTests::row).toList());
    }

    @Test
    void everyErrorSaysWhatToChange() throws IOException {
        assertThat(documented()).allSatisfy(cells -> assertThat(cells.get(3)).isNotEmpty());
    }

    @Test
    void everyNumberIsGivenOnce() {
        assertThat(codes().map(ErrorCode::number)).doesNotHaveDuplicates().doesNotContain(0);
    }

    private static Stream<List<String>> documented() throws IOException {
        return Page.of("errors.md").rows().stream()
                .filter(cells -> cells.getFirst().matches("\\d+"));
    }

    private static Stream<ErrorCode> codes() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.rivulet").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(ErrorCode.class::cast)
                        .sorted(Comparator.comparingInt(ErrorCode::number));
    }

    private static String row(ErrorCode code) {
        return code.number() + " " + code.name() + " " + code.status().value();
    }
}
