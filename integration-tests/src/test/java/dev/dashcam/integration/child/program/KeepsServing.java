/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** A service that must outlive whatever happens to the file system. Prints what becomes of the JVM's events. */
public final class KeepsServing {
    private static final int THREADS = 16;
    private static final String HTTP = "-http-";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private KeepsServing() {}

    /**
     * Takes the megabytes that the JVM's files may have, and a file: the service ends when it appears. A third is where it writes
     * a snapshot then, which must know this service's threads and no other's; they are named after the file.
     */
    public static void main(String[] arguments) throws Exception {
        long maxBytes = Long.parseLong(arguments[0]) << 20;
        Path end = Path.of(arguments[1]);
        Path snapshot = arguments.length == 3 ? Path.of(arguments[2]) : null;
        String threads = (snapshot == null ? "" : snapshot.getFileName()) + HTTP;
        AtomicLong served = new AtomicLong();
        try (FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults().withMaxBytes(maxBytes))) {
            ReentrantLock till = new ReentrantLock();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> serve(recorder, till, served), threads + i);
                thread.setDaemon(true);
                thread.start();
            }
            String before = "";
            while (!Files.exists(end)) {
                JvmStatus status = recorder.status().jvm();
                String now = status.state() + " " + status.folder() + " " + status.why();
                if (!now.equals(before)) {
                    System.out.println(now);
                    before = now;
                }
                Thread.sleep(10);
            }
            if (snapshot != null) {
                recorder.writeTo(snapshot);
                System.out.println("its own: " + onlyOwn(JvmRecorders.jvmPart(snapshot), threads));
            }
            long soFar = served.get();
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (served.get() == soFar) {
                Claim.that(System.nanoTime() < deadline, "it still serves");
                Thread.sleep(10);
            }
        }
        System.out.println("served " + served);
    }

    /** The number of events of the service's threads, of which there are some. */
    private static String onlyOwn(Path jvmPart, String threads) throws Exception {
        Map<String, Long> events = RecordingFile.readAllEvents(jvmPart).stream()
                .map(RecordedEvent::getThread)
                .filter(thread ->
                        thread != null && String.valueOf(thread.getJavaName()).contains(HTTP))
                .map(RecordedThread::getJavaName)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Claim.that(!events.isEmpty() && events.keySet().stream().allMatch(name -> name.startsWith(threads)), events);
        return events.values().stream().mapToLong(Long::longValue).sum() + " events of " + events.size() + " threads "
                + threads;
    }

    private static void serve(FlightRecorder recorder, ReentrantLock till, AtomicLong served) {
        while (true) {
            try (Task task = recorder.task("GET /")) {
                till.lock();
                try {
                    LockSupport.parkNanos(1_000_000);
                } finally {
                    till.unlock();
                }
                task.set("served", served.incrementAndGet());
            }
        }
    }
}
