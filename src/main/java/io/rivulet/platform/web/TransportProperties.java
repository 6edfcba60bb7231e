package io.rivulet.platform.web;

import jakarta.validation.Valid;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What connections are made of, and how long they may take.
 *
 * @param hsts how long browsers shall ask by HTTPS alone once they have; nothing is said where this is 0
 * @param headerWithin how long a request may take from its first byte to the end of its headers
 * @param bodyWithin how long a body may take that is no upload
 */
@Validated
@ConfigurationProperties("rivulet.web")
record TransportProperties(
        @DefaultValue @Valid Tls tls,
        @DefaultValue("365d") Duration hsts,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration headerWithin,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration bodyWithin) {

    /**
     * By which the server speaks HTTPS and HTTP/2, and reads what has changed without a restart.
     *
     * @param certificate PEM file of the certificate and those it was issued by
     * @param privateKey PEM file of its private key, PKCS#8
     */
    record Tls(@Nullable String certificate, @Nullable String privateKey) {}
}
