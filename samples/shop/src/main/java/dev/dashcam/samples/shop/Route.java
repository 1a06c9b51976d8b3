/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every request of one route a task. This is all that an HTTP server needs to be recorded. */
final class Route implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Route.class);
    private static final EventName STATUS = EventName.of("http.status");

    /** What a route does: the task is there to set attributes on, the path's last part is its variable. */
    @FunctionalInterface
    interface Page {
        Answer show(Task task, String lastPart) throws IOException;
    }

    /** A status and a body. */
    record Answer(int status, String body) {}

    private final FlightRecorder recorder;
    private final String method;
    private final EventName name;
    private final Page page;

    /**
     * @param method the only method the route takes
     * @param path its pattern, which names its tasks: {@code /products/{id}}
     */
    Route(FlightRecorder recorder, String method, String path, Page page) {
        this.recorder = recorder;
        this.method = method;
        this.name = EventName.of(method + " " + path);
        this.page = page;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                Task task = recorder.task(name, TaskKind.REQUEST)) {
            joinTrace(task, exchange);
            Answer answer = answer(task, exchange);
            task.set(STATUS, answer.status());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(Task task, HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
            return new Answer(405, "{\"use\":\"" + method + "\"}");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return page.show(task, path.substring(path.lastIndexOf('/') + 1));
        } catch (IOException | RuntimeException e) {
            task.fail(e);
            LOG.warn("{} failed", name, e);
            return new Answer(500, "{}");
        }
    }

    /** A caller that is traced says so in the header {@code traceparent}: {@code 00-<trace id>-<span id>-01}. */
    private static void joinTrace(Task task, HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("traceparent");
        String[] parts = header == null ? new String[0] : header.split("-", -1);
        if (parts.length == 4) {
            task.trace(parts[1], parts[2]);
        }
    }
}
