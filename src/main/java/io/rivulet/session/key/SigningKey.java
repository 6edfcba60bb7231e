package io.rivulet.session.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.Objects;

/**
 * A P-256 key ready for use, which can be told from others by its id.
 *
 * @param shown what anybody may know of it
 */
public record SigningKey(String kid, JWSSigner signer, JWSVerifier verifier, ECKey shown) {

    /** That of all of them. */
    public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    static SigningKey parse(String jwk) throws ParseException, JOSEException {
        var key = ECKey.parse(jwk);
        if (!Curve.P_256.equals(key.getCurve()) || !key.isPrivate()) {
            throw new JOSEException("The key is no private P-256 key");
        }
        return new SigningKey(kid(key), new ECDSASigner(key), new ECDSAVerifier(key), shown(key));
    }

    static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static ECKey shown(ECKey key) throws JOSEException {
        return new ECKey.Builder(Curve.P_256, key.getX(), key.getY())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(ALGORITHM)
                .keyID(kid(key))
                .build();
    }

    private static String kid(ECKey key) throws JOSEException {
        return Objects.requireNonNullElse(
                key.getKeyID(), key.computeThumbprint().toString());
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + "]";
    }
}
