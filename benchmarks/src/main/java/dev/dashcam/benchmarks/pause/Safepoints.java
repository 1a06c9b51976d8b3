/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.pause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When HotSpot stopped all threads, as its log has it. */
final class Safepoints {
    /** The log that is read here, with the clock of {@link System#nanoTime()}. */
    static final String OPTION = "-Xlog:safepoint=info:file=%s:timenanos";

    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns] Safepoint \"(.*?)\".* Total: +(\\d+) ns.*");

    private final List<Safepoint> all = new ArrayList<>();

    static Safepoints read(Path log) throws IOException {
        Safepoints safepoints = new Safepoints();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                safepoints.all.add(new Safepoint(
                        Long.parseLong(matcher.group(1)), matcher.group(2), Long.parseLong(matcher.group(3))));
            }
        }
        if (safepoints.all.isEmpty()) {
            throw new IOException(log + " tells of no safepoint");
        }
        return safepoints;
    }

    /** Those that ended between two instants. */
    List<Safepoint> between(long fromNanos, long toNanos) {
        return all.stream()
                .filter(safepoint -> safepoint.endNanos() >= fromNanos && safepoint.endNanos() < toNanos)
                .toList();
    }

    /**
     * One of them.
     *
     * @param operation what it was for
     * @param nanos how long it was, with the time that it took until all threads stood still
     */
    record Safepoint(long endNanos, String operation, long nanos) {}
}
