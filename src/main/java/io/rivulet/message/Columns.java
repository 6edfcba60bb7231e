package io.rivulet.message;

import io.r2dbc.spi.Readable;

/** Columns that are never null. */
final class Columns {

    private Columns() {}

    static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
