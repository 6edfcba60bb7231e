package io.rivulet.engagement.collection;

/** A video to be in a collection of an account, or not to be in it, whatever was before. */
record CollectCommand(long accountId, long collectionId, long videoId, boolean wanted) {}
