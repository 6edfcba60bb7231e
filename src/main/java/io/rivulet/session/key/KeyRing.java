package io.rivulet.session.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys as one node knows them.
 *
 * @param links the newest first, never empty
 * @param readAt by this node's ticker
 */
record KeyRing(List<Link> links, long readAt) {

    /** A key in its turn. */
    record Link(long generation, Instant signsFrom, SigningKey key) {}

    KeyRing {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("A ring has a key at least");
        }
    }

    /** The newest whose turn has come; where clocks differ, the oldest at least. */
    SigningKey signingAt(Instant now) {
        return links.stream()
                .filter(link -> !link.signsFrom().isAfter(now))
                .findFirst()
                .orElseGet(links::getLast)
                .key();
    }

    Optional<SigningKey> find(String kid) {
        return links.stream()
                .map(Link::key)
                .filter(key -> key.kid().equals(kid))
                .findFirst();
    }

    /** Whether it is time to make the one that follows. */
    boolean isNextDue(Instant now, KeyTerms terms) {
        return !now.plus(terms.publishAhead()).isBefore(newest().signsFrom().plus(terms.rotateEvery()));
    }

    /** Each is known long enough before it signs, however long nobody looked. */
    Instant nextSignsFrom(Instant now, KeyTerms terms) {
        var planned = newest().signsFrom().plus(terms.rotateEvery());
        var earliest = now.plus(terms.publishAhead());
        return planned.isAfter(earliest) ? planned : earliest;
    }

    long nextGeneration() {
        return newest().generation() + 1;
    }

    boolean isOlderThan(Duration age, long ticks) {
        return ticks - readAt > age.toNanos();
    }

    JWKSet shown() {
        return new JWKSet(links.stream().<JWK>map(link -> link.key().shown()).toList());
    }

    private Link newest() {
        return links.getFirst();
    }
}
