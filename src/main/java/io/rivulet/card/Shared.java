package io.rivulet.card;

/** Something as all viewers see it. */
interface Shared<E extends Shared<E>> {

    long id();

    /** What is written once. */
    Fragment fragment();

    /** When it was read from PostgreSQL, in nanoseconds of the JVM. */
    long readAt();

    /** This one with the counts of the other, should they be newer. */
    E countedAs(E other);
}
