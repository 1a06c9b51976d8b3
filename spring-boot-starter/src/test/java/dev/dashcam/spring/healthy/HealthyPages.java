/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.healthy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A service in good health, of which some answers take long all the same. */
@RestController
class HealthyPages implements DisposableBean {
    private static final int CHUNK_BYTES = 64 << 10;
    private static final int CHUNKS = 512;
    /** Longer than a request may take until it is stuck. */
    private static final long LONG_SECONDS = 12;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    final AtomicInteger jobs = new AtomicInteger();

    @GetMapping("/work")
    String work() throws InterruptedException {
        Thread.sleep(20);
        return "done";
    }

    /** Nobody may be left to hear the answer. */
    @GetMapping("/answer")
    byte[] answer() throws InterruptedException {
        Thread.sleep(150);
        return new byte[CHUNK_BYTES];
    }

    @GetMapping("/events")
    SseEmitter events() {
        SseEmitter events = new SseEmitter(Duration.ofMinutes(1).toMillis());
        for (int second = 0; second < LONG_SECONDS; second++) {
            later.schedule(() -> send(events), second, TimeUnit.SECONDS);
        }
        later.schedule(events::complete, LONG_SECONDS, TimeUnit.SECONDS);
        return events;
    }

    @GetMapping("/poll")
    DeferredResult<String> poll() {
        DeferredResult<String> news = new DeferredResult<>(Duration.ofMinutes(1).toMillis());
        later.schedule(() -> news.setResult("nothing new"), LONG_SECONDS, TimeUnit.SECONDS);
        return news;
    }

    @GetMapping("/download")
    ResponseEntity<StreamingResponseBody> download() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(out -> {
                    byte[] chunk = new byte[CHUNK_BYTES];
                    for (int i = 0; i < CHUNKS; i++) {
                        out.write(chunk);
                    }
                });
    }

    @Scheduled(fixedDelay = 1000)
    void restock() throws InterruptedException {
        Thread.sleep(700);
        jobs.incrementAndGet();
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    private static void send(SseEmitter events) {
        try {
            events.send("tick");
        } catch (Exception gone) {
            // the client has left, as clients do
        }
    }
}
