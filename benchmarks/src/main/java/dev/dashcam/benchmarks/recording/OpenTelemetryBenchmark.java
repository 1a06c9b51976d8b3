/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A span of the OpenTelemetry SDK, every one sampled, whose processor drops it at its end: what the SDK costs without batching
 * or export, in its favour.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class OpenTelemetryBenchmark {
    private SdkTracerProvider provider;
    private Tracer tracer;

    /** Makes the tracer. */
    @Setup(Level.Trial)
    public void start() {
        provider = SdkTracerProvider.builder()
                .addSpanProcessor(new DroppingProcessor())
                .build();
        tracer = provider.get("benchmark");
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void stop() {
        provider.close();
    }

    /** A span that is current between its begin and its end. */
    @Benchmark
    public void span() {
        Span span =
                tracer.spanBuilder("GET /checkout").setSpanKind(SpanKind.SERVER).startSpan();
        try (Scope current = span.makeCurrent()) {
        } finally {
            span.end();
        }
    }

    private static final class DroppingProcessor implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
