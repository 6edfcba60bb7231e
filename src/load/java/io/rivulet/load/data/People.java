package io.rivulet.load.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.LongStream;

/**
 * Those of a data set, whose ids and names are in a row.
 *
 * @param firstId the id of the first
 * @param firstNumber what stands behind `load` in the name of the first
 */
public record People(long firstId, long firstNumber, int many) {

    /** Those that a database was filled with before; none when it was not. */
    public static People in(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT coalesce(min(id), 0), count(*) FROM account WHERE name_key ~ '^load[0-9]+$'")) {
            rows.next();
            return new People(rows.getLong(1), 1, rows.getInt(2));
        }
    }

    /** Some of them, spread over all. */
    public Long[] some(int howMany) {
        return some(howMany, 0);
    }

    /** Others for each first place. */
    public Long[] some(int howMany, int first) {
        int wanted = Math.min(howMany, many);
        return LongStream.range(0, wanted)
                .map(i -> firstId + (first + i * many / wanted) % many)
                .boxed()
                .toArray(Long[]::new);
    }

    @Override
    public String toString() {
        return "load" + firstNumber + " .. load" + (firstNumber + many - 1);
    }
}
