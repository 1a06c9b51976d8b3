/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.Task;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A service on a small disk of its own, whose spool and whose disk it fills to the brim. */
public final class FillsItsDisk {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final AtomicLong SERVED = new AtomicLong();

    private FillsItsDisk() {}

    /** Takes the disk, which has 24 MB. */
    public static void main(String[] arguments) throws Exception {
        Path disk = Path.of(arguments[0]);
        keepingRoomFree(disk);
        toTheLastByte(disk);
    }

    /** Delivered snapshots go, the others stay, and the next is refused until there is room again. */
    private static void keepingRoomFree(Path disk) throws Exception {
        Moody sink = new Moody();
        Path spool = disk.resolve("spool");
        try (FlightRecorder recorder = recorder(SpoolSettings.builder().directory(spool), sink)) {
            serve(recorder);
            recorder.snapshot("first");
            recorder.snapshot("second");
            await(() -> sinkDelivered(recorder) == 2, "two are delivered");
            sink.isDown = true;
            Path undelivered = recorder.snapshot("third").file();

            File filler = fill(disk);
            String first = failure(recorder);
            Claim.that(first.contains("(dashcam.spool.min-free). Make room"), first);
            Claim.that(recorder.snapshots().equals(List.of(undelivered)), recorder.snapshots());
            Decision refused = recorder.trigger("named");
            Claim.that(refused.outcome() == Outcome.SUPPRESSED && refused.reason() == Reason.STORE, refused);
            String reason = failure(recorder);
            Claim.that(reason.contains(spool.toString()) && reason.contains("(dashcam.spool.min-free)"), reason);
            Claim.that(
                    recorder.status().notes().stream()
                            .anyMatch(note -> note.startsWith("No snapshot can be kept now: the disk of " + spool)),
                    recorder.status());
            StoreStatus store = recorder.status().storeStatus();
            Claim.that(store != null && store.evictions() == 2 && store.undeliveredEvictions() == 0, store);
            serves();

            Claim.that(filler.delete(), filler);
            await(() -> recorder.trigger("named").reason() != Reason.STORE, "there is room again");
            Claim.that(Files.size(recorder.snapshot("fourth").file()) > 0, recorder.status());
            System.out.println("refused with: " + reason);
        }
    }

    /** A disk that is full while a snapshot is written leaves nothing of it. */
    private static void toTheLastByte(Path disk) throws Exception {
        Path spool = disk.resolve("without-floor");
        try (FlightRecorder recorder =
                recorder(SpoolSettings.builder().directory(spool).minFree(0), new Moody())) {
            serve(recorder);
            File filler = fill(disk);
            String reason = failure(recorder);
            Claim.that(reason.contains("No space left on device"), reason);
            try (Stream<Path> files = Files.list(spool)) {
                List<String> left = files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> !name.equals(".lock") && !name.startsWith(".budgets"))
                        .toList();
                Claim.that(left.isEmpty(), left);
            }
            serves();
            Claim.that(filler.delete(), filler);
            Claim.that(Files.size(recorder.snapshot("again").file()) > 0, recorder.status());
            System.out.println("failed with: " + reason);
        }
    }

    private static FlightRecorder recorder(SpoolSettings.Builder spool, Sink sink) {
        return FlightRecorder.builder()
                .service("shop")
                .memory(8 << 20)
                .engine(Triggers.engine(TriggerSettings.builder()
                        .warmUp(Duration.ZERO)
                        .minimumHistory(Duration.ZERO)
                        .build()))
                .store(Spool.with(spool.build()))
                .sink(sink)
                .start();
    }

    private static void serve(FlightRecorder recorder) {
        SERVED.set(0);
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        try (Task task = recorder.task("GET /checkout")) {
                            task.set("number", SERVED.incrementAndGet());
                            LockSupport.parkNanos(50_000);
                        }
                    }
                },
                "http-1");
        thread.setDaemon(true);
        thread.start();
    }

    private static void serves() {
        long before = SERVED.get();
        await(() -> SERVED.get() > before + 100, "the service goes on");
    }

    private static File fill(Path disk) throws IOException {
        File filler = disk.resolve("filler").toFile();
        byte[] piece = new byte[1 << 12];
        try (FileOutputStream out = new FileOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static String failure(FlightRecorder recorder) {
        try {
            recorder.snapshot("refused");
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new IllegalStateException("A snapshot was written to a full disk.");
    }

    private static long sinkDelivered(FlightRecorder recorder) {
        StoreStatus store = recorder.status().storeStatus();
        return store == null ? 0 : store.sinks().get(0).delivered();
    }

    private static void await(BooleanSupplier condition, String what) {
        long beganNanos = System.nanoTime();
        while (!condition.getAsBoolean()) {
            Claim.that(System.nanoTime() - beganNanos < PATIENCE_NANOS, "not so: " + what);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Takes everything, or nothing. */
    private static final class Moody implements Sink {
        private volatile boolean isDown;

        @Override
        public String name() {
            return "moody";
        }

        @Override
        public void deliver(SealedSnapshot snapshot) throws IOException {
            if (isDown) {
                throw new IOException("down");
            }
        }
    }
}
