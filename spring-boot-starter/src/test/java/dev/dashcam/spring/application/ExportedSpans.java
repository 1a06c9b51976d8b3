/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.application;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What an application exports of its traces. */
public final class ExportedSpans implements SpanExporter {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    /** The first span like this, once it is there; exported at once, and not after the usual seconds. */
    public SpanData await(SdkTracerProvider tracer, Predicate<SpanData> wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            tracer.forceFlush().join(1, TimeUnit.SECONDS);
            for (SpanData span : spans) {
                if (wanted.test(span)) {
                    return span;
                }
            }
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("no such span in " + spans);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
        spans.addAll(exported);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
