/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A request is the first to use much code: the JVM loads, checks and initialises thousands of classes for it. */
public final class ClassLoading {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final byte[] rule;

    private ClassLoading(byte[] rule) {
        this.rule = rule;
    }

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        ClassLoading shop = new ClassLoading(bytesOf(Rule.class));
        SlowTask.record(
                "class-loading",
                arguments,
                recorder -> shop.checkout(recorder, 0),
                recorder -> shop.checkout(recorder, SLOW_NANOS));
    }

    /** Loads classes until that has cost its thread so much time on a processor. */
    private long checkout(FlightRecorder recorder, long atLeastNanos) throws ClassNotFoundException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Region region = recorder.region("apply rules")) {
            long start = threads.getCurrentThreadCpuTime();
            do {
                Class.forName(Rule.class.getName(), true, new RuleLoader());
            } while (threads.getCurrentThreadCpuTime() - start < atLeastNanos);
            return threads.getCurrentThreadCpuTime() - start;
        }
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** Knows one rule, which is another class than the same rule of another loader. */
    private final class RuleLoader extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Rule.class.getName())
                    ? defineClass(name, rule, 0, rule.length)
                    : super.loadClass(name, resolve);
        }
    }

    /** What is loaded again and again. */
    static final class Rule {
        static final long LOADED = System.nanoTime();

        private Rule() {}
    }
}
