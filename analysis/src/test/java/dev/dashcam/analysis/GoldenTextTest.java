/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts as people read them. {@code -Dgolden.update=true} writes them anew. */
final class GoldenTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/dashcam/analysis");

    private static final Map<String, Supplier<Tape>> SCENES = Map.ofEntries(
            Map.entry("contended-region", Scenes::contendedRegion),
            Map.entry("contended-lock", Scenes::contendedLock),
            Map.entry("lock-taken-again", Scenes::lockTakenAgain),
            Map.entry("slow-inner-call", Scenes::slowInnerCall),
            Map.entry("cpu-bound", Scenes::cpuBound),
            Map.entry("waiting-for-cpu", Scenes::waitingForCpu),
            Map.entry("no-siblings", Scenes::noSiblings),
            Map.entry("quiet-window", Scenes::quietWindow),
            Map.entry("still-running", Scenes::stillRunning),
            Map.entry("stuck-at-a-lock", Scenes::stuckAtALock),
            Map.entry("losses", Scenes::losses),
            Map.entry("failing-route", Scenes::failingRoute),
            Map.entry("all-slow", Scenes::allSlow),
            Map.entry("events-missing", Scenes::eventsMissing),
            Map.entry("empty", Scenes::empty),
            Map.entry("fan-out", Scenes::fanOut),
            Map.entry("child-tasks", Scenes::childTasks));

    static Set<String> scenes() {
        return SCENES.keySet();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void text_ofScene_isTheOneCheckedIn(String scene) throws IOException {
        Tape tape = SCENES.get(scene).get();

        String text = new Explanations().explain(tape).text();

        Path file = FOLDER.resolve(scene + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }
}
