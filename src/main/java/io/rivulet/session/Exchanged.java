package io.rivulet.session;

import io.rivulet.session.token.Session;

/**
 * What became of a refresh token.
 *
 * @param reused somebody came with one that had long been exchanged, which has ended the session
 */
record Exchanged(Session session, boolean reused) {}
