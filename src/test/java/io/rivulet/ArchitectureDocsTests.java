package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the architecture speaks of classes, packages and tables that exist, and of every table and package. */
class ArchitectureDocsTests {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`");
    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @Test
    void everyClassItNamesExists() throws IOException {
        var classes = new ClassFileImporter()
                .importPackages("io.rivulet").stream()
                        .map(JavaClass::getSimpleName)
                        .toList();

        assertThat(CLASS.matcher(page().text()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(20)
                .isSubsetOf(classes);
    }

    @Test
    void itListsEveryTable() throws IOException {
        var tables = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(MIGRATIONS, "*.sql")) {
            for (var file : files) {
                TABLE.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));
            }
        }

        assertThat(firstCells(3)).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void itListsEveryPackage() throws IOException {
        var packages = new TreeSet<String>();
        try (var folders =
                Files.newDirectoryStream(Path.of("src", "main", "java", "io", "rivulet"), Files::isDirectory)) {
            folders.forEach(folder -> packages.add(folder.getFileName().toString()));
        }

        assertThat(firstCells(2)).containsExactlyInAnyOrderElementsOf(packages);
    }

    private static Page page() throws IOException {
        return Page.of("architecture.md");
    }

    /** The names in the rows of that many cells: packages have two, tables three. */
    private static Stream<String> firstCells(int cells) throws IOException {
        return page().rows().stream()
                .filter(row -> row.size() == cells + 1)
                .map(List::getFirst)
                .filter(name ->
                        name.matches("[a-z_]+") && !List.of("package", "table").contains(name));
    }
}
