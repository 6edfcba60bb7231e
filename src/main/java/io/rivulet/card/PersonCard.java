package io.rivulet.card;

import io.rivulet.account.Profile;

/** A person as a viewer sees them. */
public record PersonCard(Profile profile, boolean followed) {}
