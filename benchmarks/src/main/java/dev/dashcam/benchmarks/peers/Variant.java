/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way in which a benchmark is run.
 *
 * @param name what its readings are called
 * @param benchmark the class
 * @param method the method
 * @param parameters values of the benchmark's parameters
 * @param threads how many threads call it at once
 * @param isVirtual whether they are virtual threads
 * @param warmupMillis how long the compiler is given before anything is measured
 */
record Variant(
        String name,
        Class<?> benchmark,
        String method,
        Map<String, String> parameters,
        int threads,
        boolean isVirtual,
        int warmupMillis) {
    private static final int WARMUP_MILLIS = 500;
    private static final int LONG_WARMUP_MILLIS = 1_200;

    /** A method on one platform thread. */
    static Variant of(String name, Class<?> benchmark, String method) {
        return new Variant(name, benchmark, method, Map.of(), 1, false, WARMUP_MILLIS);
    }

    /** The same with a value for a parameter. */
    Variant with(String parameter, String value) {
        Map<String, String> longer = new LinkedHashMap<>(parameters);
        longer.put(parameter, value);
        return new Variant(name, benchmark, method, Map.copyOf(longer), threads, isVirtual, warmupMillis);
    }

    /** The same on two threads at once, which leave the compiler little time on two processors. */
    Variant onTwo() {
        return new Variant(Names.onTwo(name), benchmark, method, parameters, 2, isVirtual, LONG_WARMUP_MILLIS);
    }

    /** The same on virtual threads. */
    Variant onVirtual() {
        return new Variant(name, benchmark, method, parameters, threads, true, warmupMillis);
    }

    /** The same where there is much to compile. */
    Variant withMuchToCompile() {
        return new Variant(name, benchmark, method, parameters, threads, isVirtual, LONG_WARMUP_MILLIS);
    }
}
