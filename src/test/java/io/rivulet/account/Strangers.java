package io.rivulet.account;

import static io.rivulet.Outcomes.await;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Accounts without passwords, which are there at once, however many. */
public final class Strangers {

    private static final String CREATE = """
            WITH created AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, :many) AS i)
                RETURNING id)
            INSERT INTO account_count (account_id) SELECT id FROM created RETURNING account_id
            """;

    private Strangers() {}

    /** Their ids, the oldest first. */
    public static List<Long> create(DatabaseClient database, int many) throws Exception {
        return await(database.sql(CREATE)
                .bind("many", many)
                .mapValue(Long.class)
                .all()
                .sort()
                .collectList());
    }
}
