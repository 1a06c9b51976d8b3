/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class UnnamedFileTest {
    @TempDir
    Path temp;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others open a file by its name alone")
    void file_hasNoNameAndIsReadByJfr() throws IOException {
        byte[] bytes = recording();
        try (UnnamedFile file = UnnamedFile.create(Files.createFile(temp.resolve("part.jfr")))) {
            file.write(bytes, 0, bytes.length);
            assertThat(temp).isEmptyDirectory();
            assertThat(file.usableBytes()).isPositive();
            List<RecordedEvent> events = RecordingFile.readAllEvents(file.path());
            assertThat(events).isNotEmpty();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void closedFile_isGone() throws IOException {
        try (UnnamedFile file = UnnamedFile.create(Files.createFile(temp.resolve("part.jfr")))) {
            file.write(new byte[] {7}, 0, 1);
            assertThat(Files.readAllBytes(file.path())).containsExactly(7);
        }
        assertThat(temp).isEmptyDirectory();
    }

    private byte[] recording() throws IOException {
        Path dumped = temp.resolve("dumped.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.JVMInformation");
            recording.start();
            recording.stop();
            recording.dump(dumped);
        }
        byte[] bytes = Files.readAllBytes(dumped);
        Files.delete(dumped);
        return bytes;
    }
}
