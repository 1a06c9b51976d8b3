/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A request on a virtual thread is the first to use a class whose initialiser waits. The thread cannot leave its carrier
 * meanwhile, as below every class initialiser. Needs a JDK 21 or newer.
 */
public final class VirtualThreadPinning {
    private static final int LOADED_AFTER_MILLIS = 300;

    private VirtualThreadPinning() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        SlowTask.recordVirtual("pinning", arguments, recorder -> 0, VirtualThreadPinning::checkout);
    }

    private static long checkout(FlightRecorder recorder) throws IOException, ClassNotFoundException {
        try (Region region = recorder.region("price")) {
            ClassLoader unused = new RateTableLoader();
            long start = System.nanoTime();
            Class.forName(RateTable.class.getName(), true, unused);
            return System.nanoTime() - start;
        }
    }

    /** What the class asks for when it is first used; it is another class for each loader. */
    public static CompletableFuture<Integer> rateOfToday() {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread loader = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(LOADED_AFTER_MILLIS);
                        answer.complete(19);
                    } catch (InterruptedException e) {
                        answer.cancel(false);
                    }
                },
                "rates-loader");
        loader.setDaemon(true);
        loader.start();
        return answer;
    }

    /** Has its content before anybody uses it. */
    static final class RateTable {
        static final int RATE = rateOfToday().join();

        private RateTable() {}
    }

    /** Knows the class as one that nobody has used. */
    private static final class RateTableLoader extends ClassLoader {
        private final byte[] bytes;

        RateTableLoader() throws IOException {
            super(RateTable.class.getClassLoader());
            String file = RateTable.class.getName().replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                bytes = Objects.requireNonNull(in).readAllBytes();
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(RateTable.class.getName())
                    ? defineClass(name, bytes, 0, bytes.length)
                    : super.loadClass(name, resolve);
        }
    }
}
