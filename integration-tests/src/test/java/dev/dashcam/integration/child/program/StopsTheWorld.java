/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long all threads of a service stand still for a snapshot, by the JVM's own log: 400 threads, a large live heap. To be run
 * by hand, with {@code -Xlog:safepoint:file=safepoints.log:uptime} and room for the heap. Prints microseconds: what the seconds
 * with a snapshot in them have more than those without.
 */
public final class StopsTheWorld {
    private static final int THREADS = 400;
    private static final int DEPTH = 40;
    private static final int ROUNDS = 15;
    private static final int WARM_ROUNDS = 3;
    private static final int OBJECT_BYTES = 1_000;
    private static final Pattern LINE = Pattern.compile("\\[([0-9.]+)s\\].*Safepoint \"(\\w+)\".*Total: +(\\d+) ns.*");

    /** They come for what is allocated, whoever allocates it. */
    private static final Pattern COLLECTIONS = Pattern.compile("G1.*|.*Collect.*|Z.*|X.*");

    private StopsTheWorld() {}

    /** Takes how many megabytes are to live, and whether the JVM's events are recorded: {@code on} or {@code off}. */
    public static void main(String[] arguments) throws Exception {
        List<byte[]> live = new ArrayList<>();
        for (long bytes = Long.parseLong(arguments[0]) << 20; bytes > 0; bytes -= OBJECT_BYTES) {
            live.add(new byte[OBJECT_BYTES]);
        }
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> waitDeep(DEPTH), "http-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        boolean isOn = arguments[1].equals("on");
        double[] begins = new double[2 * ROUNDS];
        try (FlightRecorder recorder = JvmRecorders.start(isOn ? JvmSettings.defaults() : JvmSettings.off())) {
            JvmRecorders.await(recorder, isOn ? State.RECORDING : State.OFF);
            for (int i = 0; i < begins.length; i++) {
                begins[i] = uptimeSeconds();
                if (i % 2 == 1) {
                    recorder.writeTo(Path.of("stops.dcam"));
                }
                Thread.sleep(Math.max(0, (long) ((begins[i] + 1 - uptimeSeconds()) * 1_000)));
            }
        }
        print(begins, Files.readAllLines(Path.of("safepoints.log")));
        System.out.println("live=" + live.size());
    }

    private static void print(double[] begins, List<String> log) {
        long[] with = new long[ROUNDS];
        long[] without = new long[ROUNDS];
        StringBuilder what = new StringBuilder();
        for (String line : log) {
            Matcher safepoint = LINE.matcher(line);
            if (safepoint.matches() && !COLLECTIONS.matcher(safepoint.group(2)).matches()) {
                int round = Arrays.binarySearch(begins, Double.parseDouble(safepoint.group(1)));
                int second = round >= 0 ? round : -round - 2;
                long micros = Long.parseLong(safepoint.group(3)) / 1_000;
                if (second >= 0) {
                    (second % 2 == 1 ? with : without)[second / 2] += micros;
                    if (second % 2 == 1 && second / 2 == ROUNDS - 1) {
                        what.append(safepoint.group(2))
                                .append(' ')
                                .append(micros)
                                .append(", ");
                    }
                }
            }
        }
        System.out.println("with=" + Arrays.toString(with));
        System.out.println("without=" + Arrays.toString(without));
        System.out.println("last=" + what);
        System.out.println("median=" + (median(with) - median(without)));
    }

    private static long median(long[] micros) {
        long[] warm = Arrays.copyOfRange(micros, WARM_ROUNDS, micros.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private static double uptimeSeconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    }

    private static void waitDeep(int depth) {
        if (depth > 0) {
            waitDeep(depth - 1);
            return;
        }
        while (true) {
            LockSupport.parkNanos(100_000_000);
        }
    }
}
