package io.rivulet.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Signs the tokens of new sessions. */
final class TokenIssuer {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
    static final JOSEObjectType TYPE = new JOSEObjectType("session+jwt");
    static final String SESSION = "sid";

    private final SigningKeys keys;
    private final SessionProperties properties;
    private final Clock clock;
    private final CpuTasks cpu;

    TokenIssuer(SigningKeys keys, SessionProperties properties, Clock clock, CpuTasks cpu) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
        this.cpu = cpu;
    }

    Mono<NewSession> issue(long accountId) {
        return keys.active().flatMap(key -> cpu.run(() -> issue(key, session(accountId))));
    }

    private Session session(long accountId) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Session(UUID.randomUUID(), accountId, now, now.plus(properties.tokenLife()));
    }

    private NewSession issue(SigningKey key, Session session) throws JOSEException {
        var header =
                new JWSHeader.Builder(ALGORITHM).type(TYPE).keyID(key.kid()).build();
        var jwt = new SignedJWT(header, claims(session));
        jwt.sign(key.signer());
        return new NewSession(session, jwt.serialize());
    }

    private JWTClaimsSet claims(Session session) {
        return new JWTClaimsSet.Builder()
                .issuer(properties.tokens().issuer())
                .audience(properties.tokens().audience())
                .subject(Long.toString(session.accountId()))
                .claim(SESSION, session.id().toString())
                .issueTime(Date.from(session.createdAt()))
                .expirationTime(Date.from(session.expiresAt()))
                .build();
    }
}
