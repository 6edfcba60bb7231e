package io.rivulet;

/**
 * The class that `java -jar` starts: compiled for Java 17, so that an older Java says what it needs instead of failing
 * to load the server.
 */
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] args) {
        if (Runtime.version().feature() < NEEDED) {
            System.err.println("Rivulet needs Java " + NEEDED + " or newer, but this is Java "
                    + Runtime.version().feature() + ": start it with the `java` of a newer JDK.");
            System.exit(1);
        }
        // read when Netty's first class loads; on Java 25 Netty leaves its fast paths unused without it
        System.setProperty("io.netty.noUnsafe", System.getProperty("io.netty.noUnsafe", "false"));
        RivuletApplication.main(args);
    }
}
