/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.read.Recordings.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DamagedFileTest {
    private static final int[] CHANGES = {0x01, 0x80, 0xFF};

    @Test
    void reading_ofEveryTruncation_yieldsTheWholeGenerationsInFront() throws IOException {
        byte[] file = Recordings.small();
        Reading whole = Reading.of(file);
        int first = headers(file).get(1);
        for (int length = first; length < file.length; length++) {
            Reading reading = Reading.of(Arrays.copyOf(file, length));

            assertThat(reading.generations())
                    .isEqualTo(
                            whole.generations().subList(0, reading.generations().size()));
            assertThat(reading.events())
                    .isEqualTo(whole.events().subList(0, reading.events().size()));
            assertThat(reading.generations()).hasSize(wholeGenerations(file, length));
            assertThat(reading.report().isComplete()).as("cut to %d", length).isFalse();
            assertThat(reading.report().faults()).isNotEmpty();
        }
    }

    @Test
    void reading_ofEveryChangedByte_losesAtMostItsGenerationAndSaysSo() throws IOException {
        byte[] file = Recordings.small();
        Reading whole = Reading.of(file);
        for (int i = 0; i < file.length; i++) {
            for (int change : CHANGES) {
                byte[] damaged = file.clone();
                damaged[i] ^= (byte) change;
                Reading reading = Reading.of(damaged);

                assertThat(whole.generations()).containsAll(reading.generations());
                assertThat(reading.generations().size())
                        .as("byte %d changed by %x", i, change)
                        .isGreaterThanOrEqualTo(Recordings.GENERATIONS - 1);
                if (reading.generations().size() < Recordings.GENERATIONS) {
                    assertThat(reading.report().missingGenerations())
                            .as("byte %d changed by %x", i, change)
                            .hasSize(Recordings.GENERATIONS
                                    - reading.generations().size());
                } else {
                    assertThat(reading.events()).isEqualTo(whole.events());
                }
            }
        }
    }

    @Test
    void reading_ofDamagedGeneration_reportsItExactly() throws IOException {
        byte[] file = Recordings.small();
        List<Integer> starts = headers(file);
        int second = starts.get(1);
        int third = starts.get(2);
        file[second + 60] ^= 1;

        Reading reading = Reading.of(file);

        assertThat(reading.generations()).containsExactly(41L, 43L);
        assertThat(reading.report().missingGenerations()).containsExactly(42L);
        assertThat(reading.report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.entry()).isEqualTo("generations/000042.dcg");
            assertThat(fault.offset()).isEqualTo(second);
            assertThat(fault.bytes()).isEqualTo(third - second);
        });
        assertThat(reading.report().hasManifest()).isTrue();
        assertThat(reading.report().hasEnd()).isTrue();
    }

    @Test
    void reading_ofGenerationCutOut_namesTheMissingOne() throws IOException {
        byte[] file = Recordings.small();
        int second = headers(file).get(1);
        int third = headers(file).get(2);
        byte[] shorter = new byte[file.length - (third - second)];
        System.arraycopy(file, 0, shorter, 0, second);
        System.arraycopy(file, third, shorter, second, file.length - third);

        Reading reading = Reading.of(shorter);

        assertThat(reading.report().missingGenerations()).containsExactly(42L);
    }

    @Test
    void reading_ofSomethingElse_saysSo() {
        byte[] text = "This is a text, and nothing but a text.".repeat(10).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(RecordingFormatException.class)
                .isThrownBy(() -> Reading.of(text))
                .withMessage("The file is not a Dashcam recording.");
        assertThatExceptionOfType(RecordingFormatException.class)
                .isThrownBy(() -> Reading.of(new byte[0]))
                .withMessage("The file is empty.");
    }

    private static int wholeGenerations(byte[] file, int length) {
        List<Integer> starts = headers(file);
        int whole = 0;
        while (whole < Recordings.GENERATIONS && starts.get(whole + 1) <= length) {
            whole++;
        }
        return whole;
    }

    /** Where the local headers begin. */
    private static List<Integer> headers(byte[] file) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        List<Integer> starts = new ArrayList<>();
        for (int i = bytes.indexOf("PK\3\4"); i >= 0; i = bytes.indexOf("PK\3\4", i + 1)) {
            starts.add(i);
        }
        return starts;
    }
}
