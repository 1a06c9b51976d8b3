/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.bigcarts;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Serves carts of a few sizes and shows what became of the trigger's calls. */
public final class BigCarts {
    private static final EventName CHECKOUT = EventName.of("POST /checkout");
    private static final EventName PRICE = EventName.of("price");
    private static final int BIG = 100;
    private static final long PATIENCE_MILLIS = 30_000;

    private BigCarts() {}

    /**
     * Runs it.
     *
     * @param arguments the folder for the snapshots, which may be new
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("Give the folder for the snapshots, such as /tmp/big-carts.");
            System.exit(2);
        }
        run(Path.of(arguments[0])).forEach(System.out::println);
    }

    /** The decisions, newest first, once the snapshot is there. */
    static List<String> run(Path folder) throws InterruptedException {
        // a service leaves the limits as they are: this program is over before the warm-up would be
        TriggerSettings limits = TriggerSettings.builder()
                .warmUp(Duration.ZERO)
                .minimumHistory(Duration.ZERO)
                .build();
        try (FlightRecorder recorder = FlightRecorder.builder()
                .service("big-carts")
                .memory(8 << 20)
                .trigger(new BigCartTrigger(BIG))
                .engine(Triggers.engine(limits))
                .store(Spool.with(SpoolSettings.builder().directory(folder).build()))
                .start()) {
            for (int items : new int[] {3, 12, 250, 7, 400}) {
                checkout(recorder, items);
            }
            awaitSnapshot(recorder);
            return recorder.status().decisions();
        }
    }

    private static void checkout(FlightRecorder recorder, int items) throws InterruptedException {
        try (Task task = recorder.task(CHECKOUT, TaskKind.REQUEST)) {
            task.set(BigCartTrigger.ITEMS, items);
            try (Region region = recorder.region(PRICE)) {
                Thread.sleep(items / 10);
            }
        }
    }

    private static void awaitSnapshot(FlightRecorder recorder) throws InterruptedException {
        long untilMillis = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (recorder.status().captures().sealed() == 0 && System.currentTimeMillis() < untilMillis) {
            Thread.sleep(20);
        }
    }
}
