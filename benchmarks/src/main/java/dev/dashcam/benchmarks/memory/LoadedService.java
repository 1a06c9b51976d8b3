/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.FlightRecorder;
import dev.dashcam.benchmarks.reading.MixedRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * A service under load, of which two snapshots are taken and explained, the last of them at its end, and which then waits. Prints
 * what it held outside the heap at most, and what it holds at rest.
 */
public final class LoadedService {
    static final String BUFFERS = "buffers at most";
    static final String FILES = "files at most";
    static final String SUM = "buffers and files at most";
    static final String OUTSIDE = "outside the heap at rest";
    static final String HEAP = "heap at rest";

    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LOOK_MILLIS = 100;

    private final Path folder;
    private FlightRecorder recorder = FlightRecorder.off();
    private Callable<?> snapshot = () -> null;
    private Path files = Path.of("none");
    private double mostBuffers;
    private double mostFiles;
    private double mostSum;
    private volatile boolean isEnough;

    private LoadedService(Path folder) {
        this.folder = folder;
    }

    /** Takes what is kept, how many threads, for how many milliseconds they serve, and a folder for files. */
    public static void main(String[] arguments) throws Exception {
        LoadedService service = new LoadedService(Path.of(arguments[3]));
        service.begin(Kept.valueOf(arguments[0]));
        service.run(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        Runtime.getRuntime().halt(0);
    }

    private void begin(Kept kept) throws Exception {
        switch (kept) {
            case NOTHING -> {}
            case OWN, OWN_AND_JVM -> {
                recorder = ServiceRecorder.start(folder.resolve("spool"), kept == Kept.OWN_AND_JVM, null);
                snapshot = () -> recorder.snapshot("what it takes");
                if (kept == Kept.OWN_AND_JVM) {
                    files = Path.of(String.valueOf(recorder.status().jvm().folder()), "..")
                            .normalize();
                }
            }
            case JFR -> {
                Recording recording = new Recording(Configuration.getConfiguration("default"));
                recording.start();
                Path file = folder.resolve("dump.jfr");
                snapshot = () -> {
                    recording.dump(file);
                    return file;
                };
                files = Path.of(System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir")));
            }
        }
    }

    private void run(int count, long millis) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MixedRequests requests = new MixedRequests(i, recorder::task, recorder::region, recorder::log);
            Thread thread = new Thread(null, () -> serve(requests), "http-" + i, 256 << 10);
            thread.start();
            threads.add(thread);
        }
        ExecutorService snapshots = Executors.newSingleThreadExecutor();
        for (int half = 0; half < 2; half++) {
            lookFor(TimeUnit.MILLISECONDS.toNanos(millis) / 2);
            Future<?> taken = snapshots.submit(snapshot);
            do {
                lookFor(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            } while (!taken.isDone());
            taken.get();
        }
        snapshots.shutdown();
        isEnough = true;
        for (Thread thread : threads) {
            thread.join();
        }
        ChildJvm.print(HEAP, (double) Footprint.heap());
        look();
        ChildJvm.print(BUFFERS, mostBuffers);
        ChildJvm.print(FILES, mostFiles);
        ChildJvm.print(SUM, mostSum);
        ChildJvm.print(OUTSIDE, (double) (Footprint.outsideHeap() + Footprint.mappedFiles()));
    }

    private void serve(MixedRequests requests) {
        while (!isEnough) {
            requests.serve();
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    private void lookFor(long nanos) throws IOException, JMException, InterruptedException {
        long begunNanos = System.nanoTime();
        do {
            look();
            Thread.sleep(LOOK_MILLIS);
        } while (System.nanoTime() - begunNanos < nanos);
    }

    private void look() throws IOException, JMException {
        Map<String, Long> committed = Footprint.committed();
        double buffers = (double) committed.getOrDefault(Footprint.BUFFERS, 0L)
                + committed.getOrDefault(Footprint.JFR, 0L)
                + Footprint.mappedFiles();
        double ofFiles = files.toFile().exists() ? Footprint.files(files) : 0;
        mostBuffers = Math.max(mostBuffers, buffers);
        mostFiles = Math.max(mostFiles, ofFiles);
        mostSum = Math.max(mostSum, buffers + ofFiles);
    }
}
