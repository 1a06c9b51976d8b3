/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in {@code docs/tools.md} are what the commands print. */
final class DocumentationTest {
    private static final Path PAGE = Path.of("../docs/tools.md");
    private static final Pattern EXAMPLE = Pattern.compile("```\n\\$ dashcam ([^\n]+)\n(.*?)```\n", Pattern.DOTALL);
    private static final String LEFT_OUT = "...\n";

    @TempDir
    private Path folder;

    @Test
    void examples_areWhatTheCommandsPrint() throws IOException {
        SampleRecording.snapshotIn(folder);
        SampleRecording.cutOffIn(folder);
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        List<String> commands = new ArrayList<>();
        while (example.find()) {
            String command = example.group(1);
            String expected = withoutSizes(example.group(2));
            String printed = withoutSizes(print(command));
            if (expected.endsWith(LEFT_OUT)) {
                assertThat(printed)
                        .as(command)
                        .startsWith(expected.substring(0, expected.length() - LEFT_OUT.length()));
            } else {
                assertThat(printed).as(command).isEqualTo(expected);
            }
            commands.add(command.split(" ")[0]);
        }
        assertThat(commands).contains("explain", "info", "print", "verify");
    }

    /** Compression differs from one library to the next by some bytes. */
    private static String withoutSizes(String text) {
        return text.replaceAll("byte \\d+", "byte N").replaceAll("[\\d,]+ bytes", "N bytes");
    }

    private String print(String command) {
        String[] args = command.split(" ");
        args[1] = folder.resolve(args[1]).toString();
        return CommandRun.of(args).out();
    }
}
