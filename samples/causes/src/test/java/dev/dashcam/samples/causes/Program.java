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

/**
 * A program that is slow.
 *
 * @param type the class with the main method
 * @param truth what it is slow for
 * @param object the name of what it waits for, as far as the JVM can know it; empty where it cannot
 */
record Program(Class<?> type, What truth, String object) {
    static final List<Program> ALL = List.of(
            new Program(ClassLoading.class, What.ON_CPU, ""),
            new Program(CpuStarvation.class, What.WAITING_FOR_CPU, ""),
            new Program(LockContention.class, What.LOCK, "ReentrantLock"),
            new Program(LongCollection.class, What.PAUSED, "pause"),
            new Program(MonitorAfterWait.class, What.LOCK, "Inventory"),
            new Program(PoolTooSmall.class, What.PARKED, ""),
            new Program(SleepInDependency.class, What.SLEEPING, ""),
            new Program(SlowDisk.class, What.DISK, "journal"),
            new Program(SlowHttpPeer.class, What.NETWORK, "127.0.0.1:"),
            new Program(SlowRestClientPeer.class, What.NETWORK, "127.0.0.1"),
            new Program(SlowSocketPeer.class, What.NETWORK, ":"),
            new Program(SynchronizedContention.class, What.LOCK, "Inventory"),
            new Program(VirtualThreadPinning.class, What.PINNED, "<clinit>"));
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
