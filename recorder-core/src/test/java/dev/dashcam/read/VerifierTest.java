/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifierTest {
    /** One bit at either end, and all of them. */
    private static final int[] CHANGES = {0x01, 0x80, 0xFF};

    @TempDir
    private Path folder;

    @Test
    void verify_ofFileAsWritten_findsNothing() throws IOException {
        assertThat(Verifier.verify(write(Recordings.small()))).isEmpty();
    }

    @Test
    void verify_ofEveryTruncation_findsIt() throws IOException {
        Path file = write(Recordings.small());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long length = channel.size() - 1; length >= 0; length--) {
                channel.truncate(length);
                assertThat(Verifier.verify(file)).as("cut to %d bytes", length).isNotEmpty();
            }
        }
    }

    @Test
    void verify_ofEveryChangedByte_findsIt() throws IOException {
        byte[] bytes = Recordings.small();
        Path file = write(bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < bytes.length; i++) {
                for (int change : CHANGES) {
                    put(channel, i, bytes[i] ^ change);
                    assertThat(Verifier.verify(file))
                            .as("byte %d changed by %x", i, change)
                            .isNotEmpty();
                }
                put(channel, i, bytes[i]);
            }
        }
    }

    @Test
    void verify_ofAppendedByte_findsIt() throws IOException {
        Path file = write(Recordings.small());
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);

        assertThat(Verifier.verify(file)).isNotEmpty();
    }

    private static void put(FileChannel channel, int position, int value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), position);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("small.dcam"), bytes);
    }
}
