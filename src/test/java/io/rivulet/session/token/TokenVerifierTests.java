package io.rivulet.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.platform.web.WebError;
import io.rivulet.session.key.Keys;
import io.rivulet.session.key.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class TokenVerifierTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CpuTasks CPU = new CpuTasks(Schedulers.boundedElastic(), WebError.BUSY);
    private static final TokenTerms TERMS = new TokenTerms("rivulet", "rivulet", Duration.ofMinutes(10));

    private static ECKey key;
    private static SigningKeys keys;

    @BeforeAll
    static void makeKey() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        keys = Keys.configured(key.toJSONString(), CPU);
    }

    @Test
    void acceptsWhatWasIssuedWithItsEnd() {
        issued().flatMap(TokenVerifierTests::verify)
                .as(StepVerifier::create)
                .assertNext(claims -> {
                    assertThat(claims.viewer().accountId()).isEqualTo(42);
                    assertThat(claims.expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(30)));
                })
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void acceptsAccessTokensForTenMinutes() {
        issuer().access(session())
                .map(SignedToken::text)
                .flatMap(TokenVerifierTests::verify)
                .as(StepVerifier::create)
                .assertNext(claims -> assertThat(claims.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10))))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void anAccessTokenSaysAllThatItsTypeAsksFor() {
        var session = session();
        issuer().access(session)
                .as(StepVerifier::create)
                .assertNext(token -> assertThatIsAccessToken(token.text(), session))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void anAccessTokenEndsWithItsSession() {
        var ending = new Session(UUID.randomUUID(), 42, NOON, NOON.plusSeconds(60));
        issuer().access(ending)
                .as(StepVerifier::create)
                .assertNext(token -> assertThat(token.expiresAt()).isEqualTo(ending.expiresAt()))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void acceptsTheTemplateThatTheForgeriesStartFrom() throws JOSEException {
        verify(signed(header -> header, claims -> claims, key))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void refusesAnotherAudienceIssuerOrType() throws JOSEException {
        assertThatRefused(signed(header -> header, claims -> claims.audience("other"), key));
        assertThatRefused(signed(header -> header, claims -> claims.audience((String) null), key));
        assertThatRefused(signed(header -> header, claims -> claims.issuer("other"), key));
        assertThatRefused(signed(header -> header.type(JOSEObjectType.JWT), claims -> claims, key));
        assertThatRefused(signed(header -> header.type(null), claims -> claims, key));
    }

    @Test
    void refusesClaimsThatAreMissingOrNonsense() throws JOSEException {
        assertThatRefused(signed(header -> header, claims -> claims.expirationTime(null), key));
        assertThatRefused(signed(header -> header, claims -> claims.issueTime(null), key));
        assertThatRefused(signed(header -> header, claims -> claims.subject(null), key));
        assertThatRefused(signed(header -> header, claims -> claims.subject("ann"), key));
        assertThatRefused(signed(header -> header, claims -> claims.claim("sid", "1"), key));
        assertThatRefused(signed(header -> header, claims -> claims.claim("sid", 1), key));
    }

    @Test
    void refusesAnotherKeyUnderTheSameId() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();

        assertThatRefused(signed(header -> header, claims -> claims, other));
    }

    @Test
    void refusesAnUnknownKeyId() throws JOSEException {
        assertThatRefused(signed(header -> header.keyID("other"), claims -> claims, key));
        assertThatRefused(signed(header -> header.keyID(null), claims -> claims, key));
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();

        assertThatRefused(signed(header -> header.jwk(other.toPublicJWK()), claims -> claims, other));
    }

    @Test
    void refusesThePublicKeyUsedAsASecret() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TokenType.SESSION.header())
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims().build());
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString()));

        assertThatRefused(jwt.serialize());
    }

    @Test
    void refusesUnsignedTokens() throws JOSEException {
        var unsigned = new PlainJWT(claims().build()).serialize();
        var genuine = signed(header -> header, claims -> claims, key);

        assertThatRefused(unsigned);
        assertThatRefused(genuine.substring(0, genuine.lastIndexOf('.') + 1));
    }

    @Test
    void refusesAnEmptySignatureOfZeros() throws JOSEException {
        var genuine = signed(header -> header, claims -> claims, key);

        assertThatRefused(genuine.substring(0, genuine.lastIndexOf('.') + 1) + "A".repeat(86));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", ".", "..", "...", "e30.e30.e30", "W10.W10.W10", "\0.\0.\0", "你.好.吗", "e30.e30.e30.e30.e30"})
    void refusesWhatIsNoTokenAtAll(String token) {
        assertThatRefused(token);
    }

    @Test
    void refusesDeeplyNestedJson() {
        var nested = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"a\":" + "[".repeat(1500)).getBytes(StandardCharsets.UTF_8));

        assertThatRefused(nested + ".e30.e30");
    }

    private static Mono<String> issued() {
        return issuer().longLived(session()).map(SignedToken::text);
    }

    private static TokenIssuer issuer() {
        return new TokenIssuer(keys, TERMS, at(NOON), CPU);
    }

    private static Session session() {
        return new Session(UUID.randomUUID(), 42, NOON, NOON.plus(Duration.ofDays(30)));
    }

    private static void assertThatIsAccessToken(String token, Session session) {
        try {
            var jwt = SignedJWT.parse(token);
            assertThat(jwt.getHeader().toJSONObject())
                    .containsEntry("typ", "at+jwt")
                    .containsEntry("alg", "ES256")
                    .containsEntry("kid", key.getKeyID());
            assertThat(jwt.getJWTClaimsSet().toJSONObject())
                    .containsEntry("iss", "rivulet")
                    .containsEntry("aud", "rivulet")
                    .containsEntry("sub", "42")
                    .containsEntry("sid", session.id().toString())
                    .containsEntry("iat", NOON.getEpochSecond())
                    .containsEntry("exp", NOON.getEpochSecond() + 600)
                    .containsKey("jti");
        } catch (ParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Mono<Claims> verify(String token) {
        return new TokenVerifier(keys, TERMS, CPU).verify(token);
    }

    private static void assertThatRefused(String token) {
        assertThatRefused(verify(token));
    }

    private static void assertThatRefused(Mono<Claims> verified) {
        verified.as(StepVerifier::create).expectComplete().verify(SOON);
    }

    private static String signed(
            UnaryOperator<JWSHeader.Builder> header, UnaryOperator<JWTClaimsSet.Builder> claims, ECKey by)
            throws JOSEException {
        var template = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TokenType.SESSION.header())
                .keyID(key.getKeyID());
        var jwt = new SignedJWT(
                header.apply(template).build(), claims.apply(claims()).build());
        jwt.sign(new ECDSASigner(by));
        return jwt.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("rivulet")
                .audience("rivulet")
                .subject("42")
                .claim("sid", UUID.randomUUID().toString())
                .issueTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(60)));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
