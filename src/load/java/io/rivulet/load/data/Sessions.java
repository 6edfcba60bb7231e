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

/** Signs people in past the server, with tokens that its own key has signed: a log-in costs it a password hash. */
public final class Sessions {

    private static final String OPEN = """
            INSERT INTO session (id, account_id, created_at, expires_at)
            SELECT gen_random_uuid(), account, now(), now() + interval '1 day' FROM unnest(?) AS account
            RETURNING id, account_id
            """;

    private static final String NEWEST_KEY =
            "SELECT jwk FROM signing_key WHERE signs_from <= now() ORDER BY generation DESC LIMIT 1";

    private Sessions() {}

    /** Of accounts that exist. */
    public static List<Member> open(Connection database, Long... accounts)
            throws SQLException, ParseException, JOSEException {
        var key = key(database);
        var members = new ArrayList<Member>();
        try (var insert = database.prepareStatement(OPEN)) {
            insert.setArray(1, database.createArrayOf("bigint", accounts));
            var rows = insert.executeQuery();
            while (rows.next()) {
                long id = rows.getLong("account_id");
                members.add(new Member(id, token(key, id, rows.getObject("id", UUID.class))));
            }
        }
        return List.copyOf(members);
    }

    /** The server makes its key when the first account is registered. */
    private static ECKey key(Connection database) throws SQLException, ParseException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(NEWEST_KEY)) {
            if (!rows.next()) {
                throw new IllegalStateException("The server has made no signing key yet: nobody has registered");
            }
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
