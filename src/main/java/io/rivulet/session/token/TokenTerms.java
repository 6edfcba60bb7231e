package io.rivulet.session.token;

import java.time.Duration;

/**
 * What tokens say, and what they have to say to be ours.
 *
 * @param accessLife how long one lives that is refreshed
 */
public record TokenTerms(String issuer, String audience, Duration accessLife) {}
