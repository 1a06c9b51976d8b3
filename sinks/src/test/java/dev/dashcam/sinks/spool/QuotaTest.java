/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuotaTest {
    private static final int MEGABYTE = 1 << 20;

    private final Spools spools = new Spools();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    @Test
    void files_oldestAutomaticGoesFirst() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder().maxFiles(3));
        spools.store(store, "m", 1, 0, "manual");
        spools.store(store, "b", 1, 2, null);
        spools.store(store, "a", 1, 1, null);
        spools.store(store, "c", 1, 3, null);
        assertThat(names(store)).containsExactly("m", "b", "c");
        spools.store(store, "d", 1, 4, null);
        spools.store(store, "e", 1, 5, null);
        assertThat(names(store)).containsExactly("m", "d", "e");
    }

    @Test
    void manual_goesWhenNothingElseIsLeft() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder().maxFiles(2));
        spools.store(store, "m1", 1, 0, "manual");
        spools.store(store, "m2", 1, 1, "manual");
        spools.store(store, "a", 1, 2, null);
        assertThat(names(store)).containsExactly("m2", "a");
        assertThat(temp.resolve(".m1.label")).doesNotExist();
    }

    @Test
    void whoAskedInPerson_isRememberedOverARestart() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder());
        spools.store(store, "m", 1, 0, "manual");
        spools.store(store, "a", 1, 1, null);
        store.close();
        SnapshotStore again = open(SpoolSettings.builder().maxFiles(1));
        assertThat(names(again)).containsExactly("m");
    }

    @Test
    void bytes_includeTheOneBeingSealed() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder().maxSize(MEGABYTE));
        spools.store(store, "a", MEGABYTE / 2, 0, null);
        spools.store(store, "b", MEGABYTE / 2, 1, null);
        assertThat(names(store)).containsExactly("a", "b");
        spools.store(store, "c", 1, 2, null);
        assertThat(names(store)).containsExactly("b", "c");
    }

    @Test
    void snapshotLargerThanTheSpool_failsAndDeletesNothing() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder().maxSize(MEGABYTE));
        spools.store(store, "a", 10, 0, null);
        assertThatThrownBy(() -> spools.store(store, "b", MEGABYTE + 1, 1, null))
                .isInstanceOf(IOException.class)
                .hasMessage("The snapshot (1.0 MB) is larger than the whole spool may be (1.0 MB). Raise"
                        + " dashcam.spool.max-size.");
        assertThat(names(store)).containsExactly("a");
    }

    @Test
    void age_endsManualOnesToo() throws IOException {
        SnapshotStore store = open(SpoolSettings.builder().maxAge(Duration.ofHours(1)));
        spools.store(store, "m", 1, 0, "manual");
        spools.store(store, "a", 1, 1800, null);
        spools.clock.advance(Duration.ofMinutes(61));
        store.close();
        assertThat(names(open(SpoolSettings.builder().maxAge(Duration.ofHours(1)))))
                .containsExactly("a");
    }

    @Test
    void foreignFilesAndFolders_areLeftAlone() throws IOException {
        Files.writeString(temp.resolve("notes.txt"), "x");
        Files.createDirectory(temp.resolve("folder.dcam"));
        SnapshotStore store = open(SpoolSettings.builder().maxFiles(1));
        spools.store(store, "a", 1, 0, null);
        spools.store(store, "b", 1, 1, null);
        assertThat(names(store)).containsExactly("b");
        assertThat(temp.resolve("notes.txt")).exists();
        assertThat(temp.resolve("folder.dcam")).exists();
    }

    @Test
    void badSettings_nameValueAndRange() {
        assertThatThrownBy(() -> SpoolSettings.builder().maxSize(5))
                .hasMessageContaining("5 bytes")
                .hasMessageContaining("between 1 MB");
        assertThatThrownBy(() -> SpoolSettings.builder().maxFiles(0)).hasMessageContaining("between 1 and 10000");
        assertThatThrownBy(() -> SpoolSettings.builder().maxAge(Duration.ZERO))
                .hasMessageContaining("between a minute and 366 days");
    }

    private SnapshotStore open(SpoolSettings.Builder settings) throws IOException {
        return spools.open(settings.directory(temp).build());
    }

    private static List<String> names(SnapshotStore store) {
        return store.list().stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".dcam", ""))
                .toList();
    }
}
