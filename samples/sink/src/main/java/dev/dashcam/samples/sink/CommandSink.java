/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.sink;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.snapshot.DrillReport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Hands each snapshot to a program that knows the way, such as rclone, which knows that to many kinds of storage. */
public final class CommandSink implements Sink {
    private final List<String> command;

    /**
     * A sink for this program.
     *
     * @param command the program and its arguments, in which {@code {file}} stands for a file and {@code {key}} for the name that
     *     it must have at the destination
     */
    public CommandSink(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Sends a drill through a recorder with this sink, and prints what became of it. */
    public static void main(String[] command) {
        FlightRecorder recorder = FlightRecorder.builder()
                .service("command-sink")
                .sink(new CommandSink(List.of(command)))
                .start();
        try {
            DrillReport report = recorder.drill();
            System.out.println(report);
        } finally {
            recorder.close();
        }
    }

    @Override
    public String name() {
        return "command";
    }

    /** The program is ended when it takes longer. */
    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(2);
    }

    /** The snapshot, and then its manifest beside it: whoever finds a manifest finds what it is about. */
    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        run(snapshot.file(), snapshot.key());
        Path manifest = Files.createTempFile("manifest-", ".json");
        try {
            Files.writeString(manifest, snapshot.manifest());
            run(manifest, snapshot.manifestKey());
        } finally {
            Files.deleteIfExists(manifest);
        }
    }

    private void run(Path file, String key) throws IOException {
        List<String> filled = command.stream()
                .map(part -> part.replace("{file}", file.toString()).replace("{key}", key))
                .toList();
        Process process = new ProcessBuilder(filled)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            int status = process.waitFor();
            if (status != 0) {
                // any failure is tried again; DeliveryException.refused would say that this snapshot never arrives
                throw new IOException(filled.get(0) + " ended with status " + status);
            }
        } catch (InterruptedException interrupted) {
            // the time is up, or the service is being closed
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(filled.get(0) + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
