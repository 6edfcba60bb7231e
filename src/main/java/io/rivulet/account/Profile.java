package io.rivulet.account;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** An account as others may see it; what its owner never set is absent, and the face fills in a default. */
public record Profile(
        long id,
        String name,
        @Nullable String avatar,
        @Nullable String background,
        @Nullable String signature,
        AccountCounts counts) {

    /** Reads a row that has the columns of the view account_profile. */
    public static Profile of(Readable row) {
        return Columns.profile(row);
    }
}
