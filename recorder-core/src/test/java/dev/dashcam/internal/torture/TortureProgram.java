/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The long form of the torture: {@code recorder-core/torture} runs it. The tests run the same for a few seconds. */
public final class TortureProgram {
    private static final long SECONDS_TO_PASS = Long.getLong("dashcam.torture.seconds", 3);
    private static final long SECONDS_OF_AN_ATTEMPT = 5;
    private static final long SECONDS_TO_FAIL = 300;
    private static final long SECONDS_OF_A_ROUND = 20;
    private static final long PROGRESS_SECONDS = 10;

    private TortureProgram() {}

    /** What is attacked. */
    public enum Subject {
        /** A ring that is overwritten in milliseconds. */
        SMALL_RING {
            @Override
            void run(long seed, long nanos, Tally tally) throws Exception {
                dev.dashcam.internal.ring.Torture.run(256 << 10, 5, 100, seed, nanos, tally);
            }
        },
        /** A ring with a thousand idle owners. */
        LARGE_RING {
            @Override
            void run(long seed, long nanos, Tally tally) throws Exception {
                dev.dashcam.internal.ring.Torture.run(8 << 20, 1000, 1000, seed, nanos, tally);
            }
        },
        /** Snapshots of a ring that is overwritten in milliseconds. */
        SMALL_CAPTURE {
            @Override
            void run(long seed, long nanos, Tally tally) throws Exception {
                dev.dashcam.internal.capture.Torture.run(512 << 10, 100, seed, nanos, tally);
            }
        },
        /** Snapshots of a ring that a thousand idle threads use, more than may own a slot. */
        LARGE_CAPTURE {
            @Override
            void run(long seed, long nanos, Tally tally) throws Exception {
                dev.dashcam.internal.capture.Torture.run(4 << 20, 1000, seed, nanos, tally);
            }
        };

        abstract void run(long seed, long nanos, Tally tally) throws Exception;

        private boolean isConcernedBy(Control control) {
            return this == SMALL_RING || this == LARGE_RING ? control.concernsRing() : control.concernsCapture();
        }
    }

    /** A few seconds; with a control as many as it may need to be noticed. Answers the faults. */
    public static List<String> shortly(Control control, Subject subject) throws Exception {
        long seed = Long.getLong("dashcam.torture.seed", System.nanoTime());
        if (control == Control.NONE) {
            return attempt(control, subject, seed, SECONDS_TO_PASS);
        }
        // A broken ring may come to a standstill before it shows what is broken: then another one is attacked.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_FAIL);
        List<String> faults;
        do {
            faults = attempt(control, subject, seed++, SECONDS_OF_AN_ATTEMPT);
        } while (faults.stream().noneMatch(control::isShownBy) && System.nanoTime() - end < 0);
        return faults;
    }

    private static List<String> attempt(Control control, Subject subject, long seed, long seconds) throws Exception {
        Tally tally = new Tally(control);
        long begin = System.nanoTime();
        subject.run(seed, TimeUnit.SECONDS.toNanos(seconds), tally);
        System.out.printf(
                Locale.ROOT,
                "torture, seed %d, %s, %s, %.1f s: %s%s%n",
                seed,
                subject,
                control,
                (System.nanoTime() - begin) / 1e9,
                tally,
                tally.faults().isEmpty() ? "" : ", the first: " + tally.faults().get(0));
        return tally.faults();
    }

    /** Arguments: the minutes, the seed or {@code random}, the control; or {@code list}. Exit status 1 when a fault was found. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("list")) {
            for (Control control : Control.values()) {
                System.out.println(control.words());
            }
            return;
        }
        double minutes = Double.parseDouble(arguments[0]);
        long seed = arguments[1].equals("random") ? System.nanoTime() : Long.parseLong(arguments[1]);
        Control control = controlOf(arguments[2]);
        Tally tally = new Tally(control);
        long begin = System.nanoTime();
        long end = begin + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d processors, seed %d, control %s%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                Runtime.getRuntime().availableProcessors(),
                seed,
                control.words());
        Thread progress = progress(tally, begin);
        progress.start();
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Subject> subjects = new ArrayList<>(List.of(Subject.values()));
        subjects.removeIf(subject -> !subject.isConcernedBy(control));
        long round = Math.min(TimeUnit.SECONDS.toNanos(SECONDS_OF_A_ROUND), (end - begin) / subjects.size());
        for (int i = 0; System.nanoTime() < end && !tally.isShown(); i++) {
            Subject subject = subjects.get(i % subjects.size());
            subject.run(seeds.nextLong(), Math.min(round, end - System.nanoTime()), tally);
        }
        progress.interrupt();
        progress.join();
        tally.faults().forEach(fault -> System.out.println("FAULT " + fault));
        System.out.printf(
                Locale.ROOT,
                "%s after %.1f s, seed %d: %s%n",
                tally.faults().isEmpty() ? "clean" : "FAILED",
                (System.nanoTime() - begin) / 1e9,
                seed,
                tally);
        System.exit(tally.faults().isEmpty() ? 0 : 1);
    }

    private static Control controlOf(String name) {
        try {
            return Control.of(name);
        } catch (IllegalArgumentException e) {
            System.err.println("torture: no control is called " + name + "; --control list prints them all");
            System.exit(2);
            throw e;
        }
    }

    private static Thread progress(Tally tally, long begin) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    TimeUnit.SECONDS.sleep(PROGRESS_SECONDS);
                    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
                    System.out.println(seconds + " s: " + tally);
                }
            } catch (InterruptedException e) {
                // The run is over.
            }
        });
        thread.setDaemon(true);
        return thread;
    }
}
