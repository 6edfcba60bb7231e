package io.rivulet.load.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Indexes and constraints that are dropped while a table is filled and made again, all at once, when it is full. */
final class SetAside {

    /** Foreign keys go first and come back last; what another table refers to stays. */
    private static final String DEFINITIONS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
                   CASE contype WHEN 'f' THEN 1 ELSE 2 END AS turn
              FROM pg_constraint c
             WHERE conrelid = ANY (?::regclass[])
               AND contype IN ('f', 'p', 'u')
               AND NOT EXISTS (SELECT FROM pg_constraint r
                                WHERE r.contype = 'f' AND r.confrelid = c.conrelid AND r.conindid = c.conindid)
            UNION ALL
            SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 3
              FROM pg_index i
             WHERE indrelid = ANY (?::regclass[])
               AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = i.indrelid AND c.conindid = i.indexrelid)
             ORDER BY turn
            """;

    private final Connection database;
    private final List<String> definitions;

    private SetAside(Connection database, List<String> definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    static SetAside of(Connection database, String... tables) throws SQLException {
        var definitions = new ArrayList<String>();
        try (var query = database.prepareStatement(DEFINITIONS);
                var drop = database.createStatement()) {
            query.setArray(1, database.createArrayOf("text", tables));
            query.setArray(2, database.createArrayOf("text", tables));
            var rows = query.executeQuery();
            while (rows.next()) {
                drop.execute(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        return new SetAside(database, definitions.reversed());
    }

    void bringBack(Progress progress) throws SQLException {
        try (var create = database.createStatement()) {
            for (int i = 0; i < definitions.size(); i++) {
                create.execute(definitions.get(i));
                progress.reached(i + 1, definitions.size());
            }
        }
    }
}
