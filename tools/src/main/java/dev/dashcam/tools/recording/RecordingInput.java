/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.read.EventStream;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.ReadReport;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.text.TimeScale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recording that a command was called with. */
public final class RecordingInput implements EventStream {
    /** What stands for standard input. */
    public static final String STANDARD_INPUT = "-";
    /** What to call standard input. */
    public static final String STANDARD_INPUT_NAME = "standard input";

    private final String name;
    private final TraceReader reader;
    private final @Nullable Manifest ahead;
    private final @Nullable ProvenInput proven;

    private RecordingInput(String name, TraceReader reader, @Nullable Manifest ahead, @Nullable ProvenInput proven) {
        this.name = name;
        this.reader = reader;
        this.ahead = ahead;
        this.proven = proven;
    }

    /**
     * Opens the file, or standard input for {@code -}. One that is encrypted is read as it comes, like standard input.
     *
     * @param keys for one that is encrypted
     * @throws Complaint when there is no such file, or no key for it
     */
    public static RecordingInput open(String file, InputStream standardInput, PrivateKeys keys) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return stream(STANDARD_INPUT_NAME, standardInput, keys);
        }
        Path path = RecordingFiles.existing(file);
        String name = RecordingFiles.nameOf(path);
        if (Files.isRegularFile(path) && PrivateKeys.isNeededFor(path)) {
            InputStream in = Files.newInputStream(path);
            try {
                return stream(name, in, keys);
            } catch (IOException | RuntimeException failed) {
                in.close();
                throw failed;
            }
        }
        return new RecordingInput(name, TraceReader.open(path), RecordingFiles.manifest(path), null);
    }

    private static RecordingInput stream(String name, InputStream in, PrivateKeys keys) throws IOException {
        ProvenInput proven = new ProvenInput(keys.decrypted(in, name));
        return new RecordingInput(name, TraceReader.read(proven), null, proven);
    }

    /** Why what was encrypted was not read to its end, null when it was. */
    public @Nullable String encryptedProblem() {
        return proven == null ? null : proven.problem();
    }

    /** What to call it. */
    public String name() {
        return name;
    }

    @Override
    public @Nullable TraceEvent next() throws IOException {
        return reader.next();
    }

    /** Makes {@link #eventBytes} answer from the next generation on. */
    public void measureEvents() {
        reader.measureEvents();
    }

    /** Makes {@link #threads} answer. */
    public void keepThreads() {
        reader.keepThreads();
    }

    /** Shows each thread as it was at the trigger, once all events have been read. */
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        reader.threads(each);
    }

    /** How many bytes the present event takes before compression, without its time. */
    public int eventBytes() {
        return reader.eventBytes();
    }

    /** What was found up to now. */
    public ReadReport report() {
        return reader.report();
    }

    /** What the recording says about itself: of a file at once, of a stream when it has ended, null when it was cut off. */
    public @Nullable Manifest manifest() {
        return ahead != null ? ahead : reader.manifest();
    }

    /** Times from the trigger or, where that is not known, from this first event. */
    public TimeScale scale(TraceEvent first, boolean utc) {
        Manifest manifest = manifest();
        if (manifest != null) {
            boolean triggered = !manifest.causes().isEmpty();
            long origin = triggered ? manifest.triggerNanos() : manifest.startNanos();
            return new TimeScale(origin, manifest.epochNanos(origin), utc);
        }
        Generation generation = first.generation();
        long origin = first.timeNanos();
        return new TimeScale(origin, generation == null ? 0 : generation.epochNanos(origin), utc);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
