package io.rivulet.account;

import io.r2dbc.spi.Readable;

/** The columns of accounts as values. */
final class Columns {

    private Columns() {}

    /** A row of the view account_profile. */
    static Profile profile(Readable row) {
        return new Profile(
                number(row, "account_id"),
                text(row, "name"),
                row.get("avatar", String.class),
                row.get("background", String.class),
                row.get("signature", String.class),
                counts(row));
    }

    static AccountCounts counts(Readable row) {
        return new AccountCounts(
                number(row, "follows"),
                number(row, "followers"),
                number(row, "favorited"),
                number(row, "works"),
                number(row, "favorites"),
                number(row, "account_version"));
    }

    static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
