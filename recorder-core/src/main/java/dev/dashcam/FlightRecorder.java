/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** SKELETON: signatures only, being built. */
public final class FlightRecorder implements AutoCloseable {
    private FlightRecorder() {}

    private static IllegalStateException later() {
        return new IllegalStateException("to be built");
    }

    public static FlightRecorderBuilder builder() {
        throw later();
    }

    public static FlightRecorder off() {
        throw later();
    }

    public Task task(String name) {
        throw later();
    }

    public Task task(EventName name) {
        throw later();
    }

    public Task task(EventName name, TaskKind kind) {
        throw later();
    }

    public Task currentTask() {
        throw later();
    }

    public Region region(String name) {
        throw later();
    }

    public Region region(EventName name) {
        throw later();
    }

    public void log(@Nullable CharSequence message) {
        throw later();
    }

    public void counter(EventName name, long value) {
        throw later();
    }

    public void mark(EventName name) {
        throw later();
    }

    public Decision trigger(String name) {
        throw later();
    }

    public Snapshot snapshot(String reason) throws IOException {
        throw later();
    }

    public void writeTo(OutputStream out) throws IOException {
        throw later();
    }

    public void writeTo(Path file) throws IOException {
        throw later();
    }

    /** Records everything to a file until the returned trace is stopped. */
    public TraceRecording startTrace(Path file) throws IOException {
        throw later();
    }

    /** The same, for this long at most. */
    public TraceRecording startTrace(Path file, Duration atMost) throws IOException {
        throw later();
    }

    public RecorderStatus status() {
        throw later();
    }

    @Override
    public void close() {
        throw later();
    }
}
