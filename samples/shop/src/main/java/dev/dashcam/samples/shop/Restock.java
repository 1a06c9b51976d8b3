/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that restocks: every now and then by itself, and when {@code POST /restock} asks for it. */
final class Restock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Restock.class);
    private static final EventName RESTOCK = EventName.of("restock");
    private static final EventName CALL_TAX_SERVICE = EventName.of("call tax service");

    private final FlightRecorder recorder;
    private final Inventory inventory;
    private final TaxService taxes;
    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(1, job -> new Thread(job, "restock-1"));
    private final ScheduledFuture<?> nowAndThen;

    Restock(FlightRecorder recorder, Inventory inventory, TaxService taxes, Duration every) {
        this.recorder = recorder;
        this.inventory = inventory;
        this.taxes = taxes;
        nowAndThen =
                thread.scheduleWithFixedDelay(this::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has it run as soon as the one in progress is done; does not wait for it. */
    void order() {
        thread.execute(this::run);
    }

    private void run() {
        try (Task task = recorder.task(RESTOCK, TaskKind.JOB)) {
            try {
                inventory.restock(this::askTaxService);
            } catch (RuntimeException e) {
                task.fail(e);
                if (!thread.isShutdown()) {
                    LOG.warn("Not restocked", e);
                }
            }
        }
    }

    private double askTaxService() {
        try (Region call = recorder.region(CALL_TAX_SERVICE)) {
            return taxes.rateOfToday();
        }
    }

    @Override
    public void close() {
        nowAndThen.cancel(true);
        thread.shutdownNow();
    }
}
