/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.stock;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** The job that fills up the stock. */
@Component
class Restock {
    private static final EventName RESTOCK = EventName.of("restock");

    private final FlightRecorder recorder;
    private final Inventory inventory;
    private final TaxClient taxes;

    Restock(FlightRecorder recorder, Inventory inventory, TaxClient taxes) {
        this.recorder = recorder;
        this.inventory = inventory;
        this.taxes = taxes;
    }

    /** A task of its own, since the request that ordered it is answered by then; latency triggers ignore jobs. */
    @Async("restockExecutor")
    public void run() {
        try (Task task = recorder.task(RESTOCK, TaskKind.JOB)) {
            inventory.restock(taxes::rate);
        }
    }
}
