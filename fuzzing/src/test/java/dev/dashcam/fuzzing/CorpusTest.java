/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What once broke a promise, and what reaches far, is fed again in each build. */
final class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final int MAX_BYTES = 64 << 10;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void target_fedItsCorpus_keepsItsPromises(Target target) throws Exception {
        List<Path> inputs = inputs(target);
        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            try {
                target.feed(Files.readAllBytes(input));
            } catch (Exception | Error broken) {
                throw new AssertionError(input + ": " + broken, broken);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void corpus_staysSmallEnoughToBeCheckedIn(Target target) throws IOException {
        long bytes = 0;
        for (Path input : inputs(target)) {
            bytes += Files.size(input);
        }
        assertThat(bytes).isLessThan(MAX_BYTES);
    }

    @Test
    void script_knowsAllTargets() throws IOException {
        String titles = Stream.of(Target.values()).map(Target::title).collect(Collectors.joining(" "));

        assertThat(Path.of("run")).content().contains("\ntargets='" + titles + "'\n");
    }

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.title()))) {
            return files.sorted().toList();
        }
    }
}
