/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.SinkContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every sink must do, by the published contract; the program is one that copies into a folder. */
final class CommandSinkTest extends SinkContract {
    @TempDir
    Path folder;

    @Override
    protected Sink newSink() {
        return new CommandSink(copying());
    }

    @Override
    protected byte @Nullable [] held(String key) throws IOException {
        Path file = folder.resolve(key);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    @Test
    void main_showsADrillThatComesThrough() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CommandSink.main(copying().toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).matches("trigger ok .* - command ok \\d+ ms\\R");
    }

    /** Under its own name only when it is whole. */
    private List<String> copying() {
        return List.of(
                "sh",
                "-c",
                "mkdir -p \"$(dirname \"$2\")\" && cp \"$1\" \"$2.part\" && mv \"$2.part\" \"$2\"",
                "sh",
                "{file}",
                folder + "/{key}");
    }
}
