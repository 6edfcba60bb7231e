package io.rivulet.session.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.session.key.SigningKey;
import io.rivulet.session.key.SigningKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Signs the tokens of sessions. */
public final class TokenIssuer {

    static final String SESSION = "sid";

    private final SigningKeys keys;
    private final TokenTerms terms;
    private final Clock clock;
    private final CpuTasks cpu;

    TokenIssuer(SigningKeys keys, TokenTerms terms, Clock clock, CpuTasks cpu) {
        this.keys = keys;
        this.terms = terms;
        this.clock = clock;
        this.cpu = cpu;
    }

    /** As long as the session. */
    public Mono<SignedToken> longLived(Session session) {
        return signed(TokenType.SESSION, session, session.expiresAt());
    }

    /** For some minutes, and never longer than the session. */
    public Mono<SignedToken> access(Session session) {
        var end = now().plus(terms.accessLife());
        return signed(TokenType.ACCESS, session, end.isBefore(session.expiresAt()) ? end : session.expiresAt());
    }

    private Mono<SignedToken> signed(TokenType type, Session session, Instant until) {
        return keys.active().flatMap(key -> cpu.run(() -> sign(key, type, claims(type, session, until))));
    }

    private static SignedToken sign(SigningKey key, TokenType type, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(SigningKey.ALGORITHM)
                .type(type.header())
                .keyID(key.kid())
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(key.signer());
        return new SignedToken(jwt.serialize(), claims.getExpirationTime().toInstant());
    }

    private JWTClaimsSet claims(TokenType type, Session session, Instant until) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(terms.issuer())
                .audience(terms.audience())
                .subject(Long.toString(session.accountId()))
                .claim(SESSION, session.id().toString())
                .issueTime(Date.from(type == TokenType.SESSION ? session.createdAt() : now()))
                .expirationTime(Date.from(until.truncatedTo(ChronoUnit.SECONDS)));
        return type == TokenType.ACCESS
                ? claims.jwtID(UUID.randomUUID().toString()).build()
                : claims.build();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
