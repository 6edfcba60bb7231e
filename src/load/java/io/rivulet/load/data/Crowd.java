package io.rivulet.load.data;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Many people who are signed in, and videos for them: put into the database at once, since thousands of registrations
 * would take minutes of password hashing. Their tokens are signed with the server's own key.
 */
public record Crowd(List<Member> members) {

    /** Somebody and their token. */
    public record Member(long id, String token) {}

    private static final String ACCOUNTS = """
            WITH numbered AS (
                SELECT nextval(pg_get_serial_sequence('account', 'id')) AS id FROM generate_series(1, ?)),
            created AS (
                INSERT INTO account (id, name, name_key, password_hash, created_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, 'member' || id, 'member' || id, '$argon2id$none', now() FROM numbered),
            counted AS (INSERT INTO account_count (account_id) SELECT id FROM numbered)
            INSERT INTO session (id, account_id, created_at, expires_at)
            SELECT gen_random_uuid(), id, now(), now() + interval '1 day' FROM numbered
            RETURNING id, account_id
            """;
    private static final String VIDEOS = """
            WITH numbered AS (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id, place FROM generate_series(1, ?) AS place),
            tick AS (
                UPDATE publish_clock
                   SET last = greatest(last, (extract(epoch FROM now()) * 1000)::bigint) + ?
                RETURNING last),
            created AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, (?::bigint[])[1 + place % array_length(?::bigint[], 1)], 'Video ' || id,
                       replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED', last - place
                  FROM numbered, tick
                RETURNING author_id),
            works AS (
                UPDATE account_count c
                   SET works = works + published
                  FROM (SELECT author_id, count(*) AS published FROM created GROUP BY author_id) AS authors
                 WHERE c.account_id = authors.author_id)
            INSERT INTO video_count (video_id) SELECT id FROM numbered RETURNING video_id
            """;

    public static Crowd create(Connection database, int many) throws SQLException, ParseException, JOSEException {
        var key = key(database);
        var members = new ArrayList<Member>();
        try (var insert = database.prepareStatement(ACCOUNTS)) {
            insert.setInt(1, many);
            var rows = insert.executeQuery();
            while (rows.next()) {
                long id = rows.getLong("account_id");
                members.add(new Member(id, token(key, id, rows.getObject("id", UUID.class))));
            }
        }
        return new Crowd(List.copyOf(members));
    }

    /** Videos of the first members, all of them in the feed. */
    public List<Long> publish(Connection database, int many) throws SQLException {
        var authors = members.stream().limit(100).map(Member::id).toArray(Long[]::new);
        var ids = new ArrayList<Long>();
        try (var insert = database.prepareStatement(VIDEOS)) {
            insert.setInt(1, many);
            insert.setInt(2, many);
            insert.setArray(3, database.createArrayOf("bigint", authors));
            insert.setArray(4, database.createArrayOf("bigint", authors));
            var rows = insert.executeQuery();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    public Member member(int index) {
        return members.get(Math.floorMod(index, members.size()));
    }

    private static ECKey key(Connection database) throws SQLException, ParseException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT jwk FROM signing_key WHERE active")) {
            rows.next();
            return ECKey.parse(rows.getString(1));
        }
    }

    private static String token(ECKey key, long account, UUID session) throws JOSEException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer("rivulet")
                .audience("rivulet")
                .subject(Long.toString(account))
                .claim("sid", session.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(1, ChronoUnit.DAYS)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("session+jwt"))
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }
}
