/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.spring.application.ExportedSpans;
import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.Region;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One application and what somebody does with it in the first minutes; each step needs those before it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FirstMinutesTest {
    private static final String TIME = "(\\d+ ms|\\d+\\.\\d+ s)";
    private static final int MOST_DRILLS = 10;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    static Path spool;

    private static RunningApplication application;
    private static LogLines lines;
    private static boolean isExplained;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "dashcam.triggers.latency.threshold=300ms",
                "dashcam.triggers.latency.routes[0].route=/never/**",
                "dashcam.triggers.latency.routes[0].enabled=false",
                "dashcam.limits.warm-up=0s",
                "dashcam.limits.minimum-history=0s",
                "dashcam.limits.manual-per-hour=1",
                "management.endpoints.web.exposure.include=health,dashcam,dashcamsnapshots",
                "management.endpoint.dashcamsnapshots.access=read-only",
                "management.tracing.sampling.probability=1.0");
        lines = application.context().getBean(LogLines.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        lines.close();
    }

    @Test
    @Order(1)
    void startLine_isTheOnlyOne() throws Exception {
        lines.await(line -> line.startsWith("Recording"));
        assertThat(lines.texts())
                .containsExactly(
                        "Recording the last 30 s in at most 8 MB outside the heap. Captures: request >= 300 ms,"
                                + " stuck >= 10 s, errors >= 10 %, deadlock. Snapshots: " + spool + ".");
    }

    @Test
    @Order(2)
    void touchedFile_isADrill() throws Exception {
        String line = "";
        for (int drills = 1; drills <= MOST_DRILLS && !line.startsWith("Drill passed"); drills++) {
            // a busy machine can need more than the second that a first explanation may take
            Files.createFile(spool.resolve("drill"));
            line = lines.awaitNth(drills, text -> text.startsWith("Drill")).text();
        }
        assertThat(line)
                .matches("Drill passed: slow task seen after TIME, captured in TIME, explained in TIME, spool ok\\."
                        .replace("TIME", TIME));
        assertThat(spool.resolve("drill")).doesNotExist();
        assertThat(application.recorder().status().triggers()).allMatch(trigger -> trigger.captured() == 0);
    }

    @Test
    @Order(3)
    void slowRequest_isCapturedAndItsIdReachesTheObservation() throws Exception {
        assertThat(application
                        .get("/slow", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .body())
                .isEqualTo("done");
        LogLines.Line line = lines.await(text -> text.startsWith("Captured"));
        String id = line.text().substring(9, 15);
        isExplained = !line.text().contains(" Not explained: ");
        if (isExplained) {
            assertThat(line.text())
                    // on a busy machine it may have waited for a CPU for longer than it thought
                    .matches(
                            "Captured \\w{6}: GET /slow took TIME \\(>= 300 ms\\), .*(think hard|waiting for a CPU).* in .*\\.dcam"
                                    .replace("TIME", TIME));
        } else {
            // a busy machine can need more than the second that an explanation may take
            assertThat(line.text())
                    .matches(
                            ("Captured \\w{6}: GET /slow took TIME \\(>= 300 ms\\)\\. Not explained: it took longer than"
                                            + " 1000 ms; `dashcam explain` takes its time\\. .* in .*\\.dcam")
                                    .replace("TIME", TIME));
            assertThat(new Explanations()
                            .explain(RecordedIncident.of(spool.resolve(id + ".dcam")))
                            .text())
                    .contains("think hard");
        }
        assertThat(line.traceId()).isEqualTo(TRACE);
        assertThat(Application.SERVER_KEYS).contains(KeyValue.of("dashcam.snapshot", id));
        assertThat(spool.resolve(id + ".dcam")).isRegularFile();
    }

    @Test
    @Order(4)
    void idOfTheSnapshot_isExportedWithTheSpanAndWithNoMeter() throws Exception {
        String id = lines.await(text -> text.startsWith("Captured")).text().substring(9, 15);
        SdkTracerProvider tracer = application.context().getBean(SdkTracerProvider.class);
        ExportedSpans spans = application.context().getBean(ExportedSpans.class);
        assertThat(spans.await(tracer, span -> span.getTraceId().equals(TRACE))
                        .getAttributes()
                        .get(AttributeKey.stringKey("dashcam.snapshot")))
                .isEqualTo(id);
        List<Meter> meters = application.context().getBean(MeterRegistry.class).getMeters();
        assertThat(meters)
                .as("the observation is a meter too")
                .anyMatch(meter -> "/slow".equals(meter.getId().getTag("uri")))
                .allSatisfy(meter -> assertThat(String.valueOf(meter.getId())).doesNotContain("dashcam.snapshot", id));
    }

    @Test
    @Order(5)
    void nextSlowRequest_isToldWhyItIsNotCaptured() throws Exception {
        application.get("/slow");
        String line = lines.await(text -> text.startsWith("Not captured")).text();
        assertThat(line)
                .matches(("Not captured: GET /slow took TIME\\. latency is cooling down for another \\d+ s"
                                + " \\(dashcam\\.limits\\.cooldown\\)\\. Further ones are counted at /actuator/dashcam\\.")
                        .replace("TIME", TIME));
    }

    @Test
    @Order(6)
    void endpoint_showsTheTriggers() throws Exception {
        String body = application.get("/actuator/dashcam").body();
        assertThat(body)
                .containsPattern("\"latency\":\\{\"kind\":\"latency\",\"state\":\"cooling-down\",\"until\":\"\\d+s\"")
                .containsPattern("\"seen\":2,\"captured\":1,\"coalesced\":0,\"suppressed\":\\{\"cooldown\":1\\}");
        assertThat(application.get("/actuator/dashcam/why").body()).contains("GET /slow");
        assertThat(application.get("/actuator/dashcam/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void dryRun_saysWhatWouldBecomeOfARequest() throws Exception {
        String dryRun = "/actuator/dashcam/dry-run/";
        assertThat(application.get(dryRun + "800ms/GET/slow").body())
                .contains("latency: not captured, latency is cooling down for another ");
        assertThat(application.get(dryRun + "800ms/GET/other/page").body()).contains("latency: captured.");
        assertThat(application.get(dryRun + "1ms/GET/slow").body()).contains("No rule would ask");
        assertThat(application.get(dryRun + "800ms/GET").body())
                .as("the root path")
                .contains("latency: captured.");
        for (String incomplete : List.of("800ms", "often/GET/slow", "-1s/GET/slow")) {
            HttpResponse<String> answer = application.get(dryRun + incomplete);
            assertThat(answer.statusCode()).as(incomplete).isEqualTo(400);
            assertThat(answer.body()).contains("such as dry-run/800ms/GET/checkout");
        }
    }

    @Test
    @Order(7)
    void drill_tellsEachStep() throws Exception {
        HttpResponse<String> answer = application.post("/actuator/dashcam/drill");
        for (int drills = 1; drills < MOST_DRILLS && answer.statusCode() == 503; drills++) {
            answer = application.post("/actuator/dashcam/drill");
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("trigger ok TIME - capture ok TIME - explain ok TIME - spool ok TIME\n".replace("TIME", TIME));
    }

    @Test
    @Order(8)
    void manualSnapshots_haveAReserveOfTheirOwn() throws Exception {
        assertThat(application.post("/actuator/dashcam/snapshot/before-deploy").body())
                .startsWith("Captured ");
        HttpResponse<String> second = application.post("/actuator/dashcam/snapshot");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.body()).contains("used up");
        assertThat(application.post("/actuator/dashcam/dance").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(9)
    void snapshots_areListedAndDownloaded() throws Exception {
        String list = application.get("/actuator/dashcamsnapshots").body();
        String id = lines.await(text -> text.startsWith("Captured")).text().substring(9, 15);
        assertThat(list).contains("\"id\":\"" + id + "\"", "\"kinds\":[\"latency\"]");
        assertThat(list.contains("\"verdict\":\"GET /slow took")).as(list).isEqualTo(isExplained);
        HttpResponse<byte[]> file = application.send(
                application.request("/actuator/dashcamsnapshots/" + id).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.body()).isEqualTo(Files.readAllBytes(spool.resolve(id + ".dcam")));
        assertThat(application.get("/actuator/dashcamsnapshots/no-such").statusCode())
                .isEqualTo(404);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(LogLines.FromTheStart.class)
    static class Application {
        static final List<KeyValue> SERVER_KEYS = new CopyOnWriteArrayList<>();

        @Bean
        ExportedSpans spans() {
            return new ExportedSpans();
        }

        @Bean
        ObservationHandler<Observation.Context> observer() {
            return new ObservationHandler<>() {
                @Override
                public boolean supportsContext(Observation.Context context) {
                    return context instanceof ServerRequestObservationContext;
                }

                @Override
                public void onStop(Observation.Context context) {
                    context.getHighCardinalityKeyValues().forEach(SERVER_KEYS::add);
                }
            };
        }

        @Bean
        Pages pages(FlightRecorder recorder) {
            return new Pages(recorder);
        }
    }

    @RestController
    record Pages(FlightRecorder recorder) {
        @GetMapping("/slow")
        String slow() {
            Region region = recorder.region("think hard");
            long until = System.nanoTime() + 350_000_000;
            while (System.nanoTime() - until < 0) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            region.close();
            return "done";
        }
    }
}
