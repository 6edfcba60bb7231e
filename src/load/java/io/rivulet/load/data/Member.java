package io.rivulet.load.data;

/** Somebody who is signed in. */
public record Member(long id, String token) {}
