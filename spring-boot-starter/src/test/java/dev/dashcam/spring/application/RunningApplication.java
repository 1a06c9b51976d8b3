/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.application;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application, on a real server unless its properties say otherwise, and a client for it. */
public final class RunningApplication implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one on any free port, and waits until its recorder captures: the application gets ready a little earlier. */
    public static RunningApplication start(Class<?> configuration, String... properties) {
        SpringApplication application = new SpringApplication(configuration);
        application.setBannerMode(Banner.Mode.OFF);
        String[] arguments = Stream.concat(
                        Stream.of(
                                "server.port=0",
                                // it deletes its own one in the temporary folder only when that is empty
                                "server.tomcat.basedir="
                                        + Path.of("target", "tomcat").toAbsolutePath(),
                                "spring.application.name=shop",
                                "dashcam.memory=8MB",
                                "logging.level.root=warn",
                                "logging.level.dev.dashcam=info"),
                        Stream.of(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        ConfigurableApplicationContext context = application.run(arguments);
        context.getBeanProvider(FlightRecorder.class).ifAvailable(FlightRecorder::status);
        return new RunningApplication(context);
    }

    /** Its context. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Its recorder. */
    public FlightRecorder recorder() {
        return context.getBean(FlightRecorder.class);
    }

    /** Sends a request and waits for the answer. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    /** Sends a request without a body and waits for the answer. */
    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    /** Sends a request and does not wait. */
    public CompletableFuture<HttpResponse<String>> getSoon(String path, String... headers) {
        return client.sendAsync(request(path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request and waits for the answer. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request, body);
    }

    /** A request for this path. */
    public HttpRequest.Builder request(String path, String... headers) {
        return requestTo("local.server.port", path, headers);
    }

    /** A request for this path of the management, which has a port of its own. */
    public HttpRequest.Builder managementRequest(String path) {
        return requestTo("local.management.port", path);
    }

    private HttpRequest.Builder requestTo(String port, String path, String... headers) {
        String address = "http://localhost:" + context.getEnvironment().getRequiredProperty(port);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** What has been recorded by now. */
    public List<RecordedEvent> events() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        recorder().writeTo(bytes);
        List<RecordedEvent> events = new ArrayList<>();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(RecordedEvent.of(event));
            }
        }
        return events;
    }

    /** The only event of this kind; waits until it has been recorded, since an answer may be there a little earlier. */
    public RecordedEvent awaitEvent(Predicate<RecordedEvent> wanted) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<RecordedEvent> events = events();
            List<RecordedEvent> found = events.stream().filter(wanted).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("found " + found + " in\n"
                        + events.stream()
                                .filter(event -> event.kind() == EventKind.TASK_END)
                                .map(RecordedEvent::toString)
                                .collect(Collectors.joining("\n")));
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
