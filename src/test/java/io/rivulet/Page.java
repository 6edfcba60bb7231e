package io.rivulet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page of the documentation. */
record Page(String name, String text) {

    private static final Path FOLDER = Path.of("src", "docs");

    static Page of(String name) throws IOException {
        return new Page(name, Files.readString(FOLDER.resolve(name)));
    }

    static List<Page> all() throws IOException {
        var pages = new ArrayList<Page>();
        try (var files = Files.newDirectoryStream(FOLDER, "*.md")) {
            for (var file : files) {
                pages.add(of(file.getFileName().toString()));
            }
        }
        return pages;
    }

    /** The cells of all rows of its tables, without the marks of code; heads and their rulers are rows as well. */
    List<List<String>> rows() {
        return text.lines()
                .filter(line -> line.startsWith("| "))
                .map(Page::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().split("\\|", -1))
                .skip(1)
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }
}
