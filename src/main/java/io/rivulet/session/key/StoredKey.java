package io.rivulet.session.key;

import java.time.Instant;

/**
 * A key as nodes share it.
 *
 * @param generation which no other key has, so that two nodes that make the next one make one
 */
record StoredKey(long generation, Instant signsFrom, String jwk) {

    @Override
    public String toString() {
        return "StoredKey[generation=" + generation + ", signsFrom=" + signsFrom + ", jwk=…]";
    }
}
