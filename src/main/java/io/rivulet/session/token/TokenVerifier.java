package io.rivulet.session.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.key.SigningKey;
import io.rivulet.session.key.SigningKeys;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Tells genuine tokens from all others; the cheap questions are asked before the signature is computed. */
public final class TokenVerifier {

    private final SigningKeys keys;
    private final TokenTerms expected;
    private final CpuTasks cpu;

    TokenVerifier(SigningKeys keys, TokenTerms expected, CpuTasks cpu) {
        this.keys = keys;
        this.expected = expected;
        this.cpu = cpu;
    }

    /** Empty for a token that is not genuine; whether it has expired is for those to judge who ask. */
    public Mono<Claims> verify(String token) {
        return Mono.fromSupplier(() -> parsed(token))
                .flatMap(Mono::justOrEmpty)
                .flatMap(jwt -> keys.find(jwt.getHeader().getKeyID()).flatMap(key -> verified(key, jwt)));
    }

    private Optional<SignedJWT> parsed(String token) {
        try {
            return Optional.of(SignedJWT.parse(token)).filter(jwt -> isOurs(jwt.getHeader()));
        } catch (ParseException | IllegalArgumentException notGenuine) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(JWSHeader header) {
        return SigningKey.ALGORITHM.equals(header.getAlgorithm())
                && TokenType.covers(header.getType())
                && header.getKeyID() != null;
    }

    private Mono<Claims> verified(SigningKey key, SignedJWT jwt) {
        return cpu.run(() -> claims(jwt, key)).flatMap(Mono::justOrEmpty);
    }

    private Optional<Claims> claims(SignedJWT jwt, SigningKey key) {
        try {
            var claims = jwt.getJWTClaimsSet();
            return isForUs(claims) && jwt.verify(key.verifier()) ? Optional.of(toClaims(claims)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notGenuine) {
            return Optional.empty();
        }
    }

    private boolean isForUs(JWTClaimsSet claims) {
        return expected.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(expected.audience())
                && claims.getIssueTime() != null
                && claims.getExpirationTime() != null
                && claims.getSubject() != null
                && claims.getClaim(TokenIssuer.SESSION) instanceof String;
    }

    private static Claims toClaims(JWTClaimsSet claims) throws ParseException {
        return new Claims(
                new Viewer(Long.parseLong(claims.getSubject())),
                UUID.fromString(claims.getStringClaim(TokenIssuer.SESSION)),
                claims.getExpirationTime().toInstant());
    }
}
