/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;

/** Makes every request of one route a task. */
final class Page implements HttpHandler {
    /** What a page does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final FlightRecorder recorder;
    private final EventName name;
    private final Work work;

    Page(FlightRecorder recorder, String name, Work work) {
        this.recorder = recorder;
        this.name = EventName.of(name);
        this.work = work;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                Task task = recorder.task(name, TaskKind.REQUEST)) {
            int status = status(task);
            task.set("http.status", status);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int status(Task task) {
        try {
            work.run();
            return 200;
        } catch (IOException failed) {
            task.fail(failed);
            return 500;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }
}
