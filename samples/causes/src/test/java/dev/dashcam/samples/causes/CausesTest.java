/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CausesTest {
    private static final Pattern TOLD = Pattern.compile("cause=([\\w-]+) millis=([\\d.]+) task=([\\d.]+) file=.*\\R");
    private static final double LEAST_MILLIS = 50;

    @TempDir
    Path folder;

    static Stream<Program> programs() {
        return Stream.of(
                new Program("class-loading", ClassLoading::main),
                new Program("collection", LongCollection::main),
                new Program("cpu-starvation", CpuStarvation::main),
                new Program("disk", SlowDisk::main),
                new Program("http-peer", SlowHttpPeer::main),
                new Program("pool-too-small", PoolTooSmall::main),
                new Program("reentrant-lock", LockContention::main),
                new Program("sleep", SleepInDependency::main),
                new Program("socket-peer", SlowSocketPeer::main),
                new Program("synchronized", SynchronizedContention::main));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_recordsASlowRequestAndTellsWhatWasTrue(Program program) throws Exception {
        Path file = folder.resolve("slow.dcam");

        String output = outputOf(program, file);
        Matcher told = TOLD.matcher(output);

        assertThat(told.find()).as(output).isTrue();
        assertThat(told.group(1)).isEqualTo(program.cause());
        double causeMillis = Double.parseDouble(told.group(2));
        double taskMillis = Double.parseDouble(told.group(3));
        assertThat(causeMillis).isBetween(LEAST_MILLIS, taskMillis + 1);
        assertThat(lastMillis(file)).isBetween(causeMillis - 1, taskMillis + 1);
    }

    private static String outputOf(Program program, Path file) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            program.main().run(new String[] {file.toString()});
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static double lastMillis(Path file) throws IOException {
        double last = 0;
        try (InputStream in = Files.newInputStream(file);
                TraceReader reader = TraceReader.read(in)) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.TASK_END && event.name().equals("GET /checkout")) {
                    last = event.durationNanos() / 1e6;
                }
            }
        }
        return last;
    }

    record Program(String cause, Main main) {
        @Override
        public String toString() {
            return cause;
        }
    }

    interface Main {
        void run(String[] arguments) throws Exception;
    }
}
