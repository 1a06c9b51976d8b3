/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this JVM holds, by its own account; it runs with the options of {@link ChildJvm}. */
final class Footprint {
    /** Where the JVM counts buffers outside the heap and the memory of arenas. */
    static final String BUFFERS = "Other";
    /** Where it counts what its Flight Recorder takes. */
    static final String JFR = "Tracing";

    static final String HEAP = "Java Heap";

    private static final Pattern CATEGORY = Pattern.compile("- +([A-Z][^(]*) \\(reserved=\\d+, committed=(\\d+)\\)");
    private static final Pattern MAPPED = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) \\S+s .*dashcam.*");
    private static final Pattern OBJECTS = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +\\S+");
    private static final int COLLECTIONS = 3;

    /** Those of the serial collector. */
    private static final String FULL_COLLECTIONS = "MarkSweepCompact";

    private static final Set<String> HEAP_POOLS = Set.of("Eden Space", "Survivor Space", "Tenured Gen");

    private Footprint() {}

    /** Bytes committed, by category. */
    static Map<String, Long> committed() throws JMException {
        String summary = command("vmNativeMemory", "summary", "scale=B");
        Map<String, Long> committed = new TreeMap<>();
        for (Matcher line = CATEGORY.matcher(summary); line.find(); ) {
            committed.put(line.group(1), Long.valueOf(line.group(2)));
        }
        if (!committed.containsKey(HEAP)) {
            throw new IllegalStateException("No account of native memory: " + summary);
        }
        return committed;
    }

    /** What the JVM knows to be outside the heap, classes, compiled code and stacks included. */
    static long outsideHeap() throws JMException {
        return committed().entrySet().stream()
                .filter(category -> !category.getKey().equals(HEAP))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Bytes of the recorder's files that are mapped into memory, deleted ones too, of which the JVM knows nothing. */
    static long mappedFiles() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.map(MAPPED::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(line -> Long.parseLong(line.group(2), 16) - Long.parseLong(line.group(1), 16))
                    .sum();
        }
    }

    /** Bytes of the files in a folder and below. */
    static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (UncheckedIOException removedMeanwhile) {
            return 0;
        }
    }

    /** What is reachable on the heap, in bytes. */
    static long heap() throws JMException, InterruptedException {
        long bytes = 0;
        // what references and cleaners hold goes in a second round
        for (int i = 0; i < COLLECTIONS; i++) {
            bytes = 0;
            for (Matcher line = OBJECTS.matcher(command("gcClassHistogram")); line.find(); ) {
                bytes += Long.parseLong(line.group(1));
            }
            Thread.sleep(50);
        }
        return bytes;
    }

    /** The same at this instant, but for what goes in a second round: what a full collection that begins now leaves. */
    static long heapNow() {
        System.gc();
        long bytes = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
            GcInfo last = collector.getName().equals(FULL_COLLECTIONS) ? collector.getLastGcInfo() : null;
            if (last != null) {
                bytes = last.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
            }
        }
        return bytes;
    }

    private static String command(String name, String... arguments) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        name,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()});
    }
}
