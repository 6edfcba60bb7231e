package io.rivulet.load.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements without a result, and questions for a number. */
public record Sql(Connection database) {

    void run(String statement) throws SQLException {
        try (var run = database.createStatement()) {
            run.execute(statement);
        }
    }

    /** With whole numbers for its question marks. */
    void run(String statement, long... numbers) throws SQLException {
        try (var run = database.prepareStatement(statement)) {
            for (int i = 0; i < numbers.length; i++) {
                run.setLong(i + 1, numbers[i]);
            }
            run.execute();
        }
    }

    public long number(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public List<Long> numbers(String query) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
