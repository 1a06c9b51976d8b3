/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.read.Recordings.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to hurt: each is answered quickly and in little memory. */
@Timeout(60)
final class HostileFileTest {
    private static final int STORED_SIZE = 18;
    private static final int SIZE = 22;
    private static final int NAME = 30;

    @Test
    void reading_ofBomb_reportsIt() throws IOException {
        byte[] zeros = new byte[8 << 20];
        byte[] file = oneEntry(zeros);

        Reading reading = Reading.of(file);

        assertThat(file.length).isLessThan(100_000);
        assertThat(reading.report().faults().get(0).reason()).isEqualTo("it is not a generation");
    }

    @Test
    void reading_ofSizesThatCannotBe_reportsThem() throws IOException {
        for (int size : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 50 << 20}) {
            byte[] file = Recordings.small();
            ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(SIZE, size);
            assertThat(Reading.of(file).generations()).containsExactly(42L, 43L);
            bytes.putInt(STORED_SIZE, size);
            assertThat(Reading.of(file).generations()).containsExactly(42L, 43L);
        }
    }

    @Test
    void reading_ofPathOutOfTheFolder_refusesTheEntry() throws IOException {
        byte[] file = Recordings.small();
        byte[] name = "../../../../../etc/abc".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, file, NAME, name.length);

        Reading reading = Reading.of(file);

        assertThat(reading.generations()).containsExactly(42L, 43L);
        assertThat(reading.report().faults().get(0).reason())
                .isEqualTo("the entry's name is not a plain relative path");
    }

    @Test
    void reading_ofTrapsThatReachFarAhead_givesUp() throws IOException {
        byte[] header = Arrays.copyOf(Recordings.small(), NAME + "generations/000041.dcg".length());
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(STORED_SIZE, 1 << 20)
                .putInt(SIZE, 1 << 20);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            file.write(header);
        }

        Reading reading = Reading.of(file.toByteArray());

        assertThat(reading.generations()).isEmpty();
        assertThat(reading.report().faults()).isNotEmpty();
    }

    @Test
    void reading_ofEndlessNames_isRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(file)) {
            int[] next = new int[1];
            GenerationEncoder encoder = new GenerationEncoder(id -> "endless-" + next[0]++);
            for (int i = 0; i < 700; i++) {
                Recordings.generation(encoder, i, new Random(i), 1, 400);
                writer.generation(encoder);
            }
        }
        assertThatExceptionOfType(RecordingFormatException.class)
                .isThrownBy(() -> Reading.of(file.toByteArray()))
                .withMessageContaining("more names than a recording can have");
    }

    private static byte[] oneEntry(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(file)) {
            writer.entry("generations/00004X.dcg", content);
        }
        byte[] bytes = file.toByteArray();
        bytes[NAME + "generations/00004".length()] = '1';
        return bytes;
    }
}
