/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.redaction.SecretPatterns;
import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Recordings that this JVM makes of itself, and what is in their files. */
final class Recordings {
    private Recordings() {}

    /** Records as JFR does by default, and in addition these events whatever they last. */
    static void record(Path file, Callable<?> work, String... events) throws Exception {
        try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
            for (String event : events) {
                recording.enable(event).withThreshold(Duration.ZERO).with("throttle", "off");
            }
            record(recording, file, work);
        }
    }

    /** Records {@link Incident} and nothing else that is not always recorded. */
    static void recordOnly(Path file, Callable<?> work) throws Exception {
        try (Recording recording = new Recording()) {
            record(recording, file, work);
        }
    }

    /** Records when JFR has written its metadata, so that events come behind it and near the end of the file. */
    static void recordAfterFlush(Path file, Callable<?> work) throws Exception {
        CountDownLatch flushed = new CountDownLatch(1);
        try (RecordingStream stream = new RecordingStream()) {
            Incident.commit("", "");
            stream.onFlush(flushed::countDown);
            stream.startAsync();
            assertThat(flushed.await(1, TimeUnit.MINUTES)).as("flushed").isTrue();
            work.call();
            stream.dump(file);
        }
    }

    private static void record(Recording recording, Path file, Callable<?> work) throws Exception {
        recording.start();
        work.call();
        recording.stop();
        recording.dump(file);
    }

    static MaskingReport mask(Path file) throws IOException {
        return mask(file, new SecretPatterns());
    }

    static MaskingReport mask(Path file, StringMask mask) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return JfrMasking.mask(channel, mask);
        }
    }

    static Path copy(Path file) throws IOException {
        return Files.copy(file, file.resolveSibling("before-" + file.getFileName()));
    }

    static byte[] join(byte[]... chunks) {
        byte[] joined =
                new byte[Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum()];
        int length = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, joined, length, chunk.length);
            length += chunk.length;
        }
        return joined;
    }

    /** How many events of each type JDK Mission Control finds. */
    static Map<String, Long> missionControlCounts(Path file) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        for (IItemIterable events : JfrLoaderToolkit.loadEvents(file.toFile())) {
            counts.merge(events.getType().getIdentifier(), events.getItemCount(), Long::sum);
        }
        return counts;
    }
}
