package io.rivulet.card;

/** Something as all viewers see it. */
interface Shared<E extends Shared<E>> {

    long id();

    /** How it is written. */
    Fragment fragment();

    /** When it was read from PostgreSQL, in nanoseconds of the JVM: no two readings of one thing have the same. */
    long readAt();

    /** This one with the counts of the other, should they be newer. */
    E countedAs(E other);
}
