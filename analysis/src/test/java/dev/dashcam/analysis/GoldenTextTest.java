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
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts as people read them. {@code -Dgolden.update=true} writes them anew. */
final class GoldenTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/dashcam/analysis");

    private static final Map<String, Supplier<Tape>> SCENES = Map.of("contended-region", Scenes::contendedRegion);

    @ParameterizedTest
    @ValueSource(strings = {"contended-region"})
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
