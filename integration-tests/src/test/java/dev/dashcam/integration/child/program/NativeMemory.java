/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the JVM holds outside the heap, by its own account (it runs with NativeMemoryTracking), and what the heap holds. */
final class NativeMemory {
    private static final Pattern CATEGORY = Pattern.compile("- +([A-Z][^(]*) \\(reserved=\\d+, committed=(\\d+)\\)");
    private static final Pattern MAPPED = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) \\S+s .*dashcam.*");
    private static final Pattern OBJECTS = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");
    private static final int COLLECTIONS = 3;

    private NativeMemory() {}

    /** Bytes committed, by category. */
    static Map<String, Long> committed() throws JMException {
        String summary = command("vmNativeMemory", "summary", "scale=B");
        Map<String, Long> committed = new TreeMap<>();
        for (Matcher line = CATEGORY.matcher(summary); line.find(); ) {
            committed.put(line.group(1), Long.valueOf(line.group(2)));
        }
        Claim.that(committed.containsKey("Java Heap"), summary);
        return committed;
    }

    /** Bytes of files of ours that are mapped into memory, deleted ones too; 0 where the system does not tell. */
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

    /** What is reachable on the heap, in bytes, without the stacks of virtual threads. */
    static long heap() throws JMException, InterruptedException {
        long bytes = 0;
        // What references and cleaners hold goes in a second round.
        for (int i = 0; i < COLLECTIONS; i++) {
            bytes = reachable();
            Thread.sleep(50);
        }
        return bytes;
    }

    private static long reachable() throws JMException {
        long bytes = 0;
        for (Matcher line = OBJECTS.matcher(command("gcClassHistogram")); line.find(); ) {
            bytes += line.group(2).equals("jdk.internal.vm.StackChunk") ? 0 : Long.parseLong(line.group(1));
        }
        Claim.that(bytes > 0, "the histogram could be read");
        return bytes;
    }

    /** Gives the JVM a diagnostic command. */
    static String command(String name, String... arguments) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        name,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()});
    }
}
