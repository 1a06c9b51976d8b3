/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.analysis.findings.Difference.What;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that is slow.
 *
 * @param type the class with the main method
 * @param truth what it is slow for
 * @param object what it waits for and where, as far as the JVM can know it: a pattern in which the program's names are in braces
 * @param sentence the sentence that says so, in the same way
 */
record Program(Class<?> type, What truth, String object, String sentence) {
    static final List<Program> ALL = List.of(
            new Program(ClassLoading.class, What.ON_CPU, "", "It was on CPU for .* of it"),
            new Program(CpuStarvation.class, What.WAITING_FOR_CPU, "", "It waited .* for a CPU"),
            new Program(
                    LockContention.class,
                    What.LOCK,
                    "ReentrantLock in {LockContention}\\.{holding}",
                    "of it went into waiting for (one lock\\.|locks: .*ReentrantLock)"),
            new Program(
                    LongCollection.class,
                    What.PAUSED,
                    " full, \\d+ pauses?.* {LongCollection}\\.{collect} at {LongCollection}\\.java:\\d+",
                    "The JVM stood still for .* of it: .* full, \\d+ pauses?.*,"
                            + " asked for by System\\.gc\\(\\) in {LongCollection}\\.{collect} at "),
            new Program(
                    MonitorAfterWait.class,
                    What.LOCK,
                    "^{Inventory} ",
                    "of it went into waiting for (one lock\\.|locks: .*{Inventory})"),
            new Program(
                    PoolTooSmall.class,
                    What.PARKED,
                    "{ConnectionPool}\\.{borrow} at {PoolTooSmall}\\.java:\\d+",
                    "It was parked for .* of it.* in {ConnectionPool}\\.{borrow} at "),
            new Program(
                    SleepInDependency.class,
                    What.SLEEPING,
                    "{RatesClient}\\.{rate} at {SleepInDependency}\\.java:\\d+",
                    "It slept for .* of it.* in {RatesClient}\\.{rate} at "),
            new Program(
                    SlowDisk.class,
                    What.DISK,
                    "/{journal}\\d+\\.log",
                    "of it went into waiting for the disk: .*/{journal}\\d+\\.log"),
            new Program(
                    SlowHttpPeer.class,
                    What.NETWORK,
                    "127\\.0\\.0\\.1:\\d+",
                    "of it went into waiting for .*127\\.0\\.0\\.1:\\d+"),
            new Program(
                    SlowRestClientPeer.class,
                    What.NETWORK,
                    "127\\.0\\.0\\.1",
                    "of it went into waiting for .*127\\.0\\.0\\.1"),
            new Program(
                    SlowSocketPeer.class,
                    What.NETWORK,
                    "[^ ]+:\\d+ {SlowSocketPeer}\\.{ask} at ",
                    "of it went into waiting for .*[^ ]+:\\d+"),
            new Program(
                    SynchronizedContention.class,
                    What.LOCK,
                    "^{Inventory} ",
                    "of it went into waiting for (one lock\\.|locks: .*{Inventory})"),
            new Program(
                    ThreadPoolTooSmall.class,
                    What.PARKED,
                    "FutureTask in {ThreadPoolTooSmall}\\.{checkout} {ThreadPoolTooSmall}\\.{checkout} at ",
                    "It was parked for .* of it.* in {ThreadPoolTooSmall}\\.{checkout} at .*"
                            + " For .* of that all 2 threads of pool-\\d+ were busy \\(1 job {invoices}, 1 job {report}\\),"
                            + " and those of no other thread pool\\."),
            new Program(
                    VirtualThreadPinning.class,
                    What.PINNED,
                    "{RateTable}\\.<clinit>",
                    "It was pinned to its carrier thread for .*{RateTable}\\.<clinit>"));
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final int VIRTUAL_THREADS_SINCE = 21;

    /** The thread that holds what it waits for, empty where the JVM does not tell. */
    String holder() {
        return type == MonitorAfterWait.class || type == SynchronizedContention.class ? "restock" : "";
    }

    /** Whether it runs on this JDK. */
    boolean isForThisJdk() {
        return type != VirtualThreadPinning.class || Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
    }

    /** One that is of another kind. */
    SecondCause second() {
        return truth == What.SLEEPING ? SecondCause.PEER : SecondCause.SLEEP;
    }

    /** A pattern of it, with what became of its names. */
    Pattern named(String pattern, Letters letters) {
        return Pattern.compile(
                NAME.matcher(pattern).replaceAll(name -> Matcher.quoteReplacement(letters.letterOf(name.group(1)))));
    }

    /** Runs it, its names replaced where letters are given, and answers what it says of itself. */
    Told run(Path file, Letters letters, SecondCause second) throws Exception {
        String[] arguments = second == SecondCause.NONE
                ? new String[] {file.toString()}
                : new String[] {file.toString(), second.name()};
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        // What programs before it have left would make the collector run in the middle of it, which would be a cause
        // too.
        System.gc();
        try {
            letters.main(type, arguments);
        } finally {
            System.setOut(before);
        }
        return Told.by(out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
