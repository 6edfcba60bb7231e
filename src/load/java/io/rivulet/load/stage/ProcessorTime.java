package io.rivulet.load.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What processes have used of the processors so far, in user and in kernel mode, as Linux counts it: in hundredths of a second. */
public final class ProcessorTime {

    private static final double TICKS_PER_SECOND = 100;

    /** Of the fields behind the name of the program, which may hold blanks. */
    private static final int USER = 11;

    private ProcessorTime() {}

    /** Seconds; children are not counted. */
    public static double of(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of a process and its children that are still there. */
    public static double ofTree(ProcessHandle root) {
        return LongStream.concat(LongStream.of(root.pid()), root.descendants().mapToLong(ProcessHandle::pid))
                .mapToDouble(ProcessorTime::of)
                .sum();
    }
}
