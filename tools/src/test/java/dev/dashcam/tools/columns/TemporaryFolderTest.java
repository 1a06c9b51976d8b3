/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {
    @TempDir
    private Path root;

    @Test
    void in_leftoversOfAKilledProcess_areRemoved() throws IOException {
        Path leftover = Files.createDirectory(root.resolve("dashcam-columns-123"));
        Files.writeString(leftover.resolve("columns"), "left");
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        TemporaryFolder.in(root);
        assertThat(leftover).doesNotExist();
    }

    @Test
    void in_somethingJustMade_isLeftAlone() throws IOException {
        Path fresh = Files.createDirectory(root.resolve("dashcam-columns-123"));
        TemporaryFolder.in(root);
        assertThat(fresh).exists();
    }

    @Test
    void in_othersFiles_areLeftAlone() throws IOException {
        Path other = Files.createDirectory(root.resolve("somebody-elses"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        TemporaryFolder.in(root);
        assertThat(other).exists();
    }

    @Test
    void newFile_folderThatIsNotThere_saysWhatToDo() {
        TemporaryFolder folder = TemporaryFolder.in(root.resolve("gone"));
        assertThatThrownBy(folder::newFile)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone; set TMPDIR to a folder that is writable");
    }

    @Test
    void checkRoom_moreThanThereIs_saysWhatToDo() {
        TemporaryFolder folder = TemporaryFolder.in(root);
        assertThatThrownBy(() -> folder.checkRoom(Long.MAX_VALUE / 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MB left; make room there or set TMPDIR");
    }
}
