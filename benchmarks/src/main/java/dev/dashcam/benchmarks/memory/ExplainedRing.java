/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.benchmarks.reading.MixedRequests;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.RecordedIncident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A snapshot of a full ring that is explained: what is reachable on the heap meanwhile, at most, beyond what there was before the
 * recorder. The snapshot is explained from its file, where it has as much time as it needs; what the recorder holds itself while
 * it waits for an explanation is added.
 */
public final class ExplainedRing {
    static final String HEAP = "heap while explained";
    static final String GENERATION = "largest generation";

    private static final int LOOKS = 30;

    private volatile long heldBytes;

    private ExplainedRing() {}

    /**
     * Takes how many threads record at once, how many requests they serve in a second (0 for as many as they can), whether the JVM's
     * events are recorded too, how many requests there are, and a folder.
     */
    public static void main(String[] arguments) throws Exception {
        new ExplainedRing()
                .run(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Boolean.parseBoolean(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Path.of(arguments[4], "spool"));
        Runtime.getRuntime().halt(0);
    }

    private void run(int threads, int perSecond, boolean withJvm, int requests, Path spool) throws Exception {
        Footprint.heapNow();
        long before = Footprint.heapNow();
        FlightRecorder recorder = ServiceRecorder.start(spool, withJvm, incident -> {
            heldBytes = Footprint.heapNow();
            throw new ExplanationLeftOut("it is explained from its file");
        });
        fill(recorder, threads, perSecond, requests);
        recorder.snapshot("to warm it up");
        long atRest = Footprint.heapNow();
        Path file = recorder.snapshot("to be explained").file();
        long ofWriting = Math.max(0, heldBytes - atRest);
        WatchedIncident counted = explain(file, Long.MAX_VALUE / 2);
        WatchedIncident watched = explain(file, counted.eventsRead() / LOOKS);
        ChildJvm.print(HEAP, (double) watched.mostBytes() + ofWriting - before);
        ChildJvm.print(GENERATION, largestGeneration(file));
        recorder.close();
    }

    private static WatchedIncident explain(Path file, long everyEvents) throws IOException {
        WatchedIncident incident = new WatchedIncident(RecordedIncident.of(file), everyEvents);
        try {
            new Explanations().explain(incident);
        } catch (ExplanationLeftOut tooLarge) {
            System.out.println("Left out: " + tooLarge.getMessage());
        }
        return incident;
    }

    private static double largestGeneration(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith("generations/"))
                    .mapToLong(ZipEntry::getSize)
                    .max()
                    .orElseThrow();
        }
    }

    private static void fill(FlightRecorder recorder, int count, int perSecond, int requestCount)
            throws InterruptedException {
        long everyNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(count) / perSecond;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MixedRequests requests = new MixedRequests(i, recorder::task, recorder::region, recorder::log);
            Thread thread = new Thread(() -> serve(requests, requestCount / count, everyNanos), "http-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Each request at its time, whenever those before have ended. */
    private static void serve(MixedRequests requests, int count, long everyNanos) {
        long dueNanos = System.nanoTime();
        for (int served = 0; served < count; served++) {
            requests.serve();
            dueNanos += everyNanos;
            if (everyNanos > 0) {
                LockSupport.parkNanos(dueNanos - System.nanoTime());
            }
        }
    }
}
