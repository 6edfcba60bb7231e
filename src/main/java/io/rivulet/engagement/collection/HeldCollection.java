package io.rivulet.engagement.collection;

/** A collection that stays as it is until the transaction ends. */
record HeldCollection(long id, long accountId, int videos) {}
