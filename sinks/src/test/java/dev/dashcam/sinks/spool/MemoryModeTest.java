/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.StoreEnvironment;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "others show no memory as a folder")
final class MemoryModeTest {
    private final Spools spools = new Spools();
    private final String service = "memory-mode-" + ProcessHandle.current().pid();
    private final Path folder = Path.of("/dev/shm/dashcam", service);

    @TempDir
    Path temp;

    @AfterEach
    void leaveNothing() throws IOException {
        spools.close();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    @Test
    void memory_holdsTheLastSnapshotAndNothingOnDisk() throws IOException {
        Destination s3 = new Destination("s3");
        s3.down = "connection refused";
        SnapshotStore store =
                open(SpoolSettings.builder().mode(SpoolMode.MEMORY).maxFiles(9).minFree(1L << 40), s3);
        assertThat(store.location()).isEqualTo(folder + " (in memory, only the last one)");
        assertThat(store.shortcoming()).isNull();
        spools.store(store, "a", 10, 0, "manual");
        Path second = spools.store(store, "b", 10, 1, null);
        assertThat(store.list()).containsExactly(second);
        assertThat(second).hasParent(folder);
        assertThat(spools.lines).contains("Snapshot a was deleted to make room before it had reached s3.");
    }

    @Test
    void drill_takesNobodysPlaceAndGoes() throws IOException {
        Destination s3 = new Destination("s3");
        s3.down = "connection refused";
        SnapshotStore store = open(SpoolSettings.builder().mode(SpoolMode.MEMORY), s3);
        Path real = spools.store(store, "a", 10, 0, null);
        Path drill;
        try (SnapshotStore.Draft draft = store.begin("d")) {
            drill = draft.seal(Spools.label("d", Cause.DRILL));
        }
        ((Spool) store).keep();
        assertThat(store.list()).containsExactlyInAnyOrder(real, drill);
        assertThat(store.deliverNow(Spools.snapshot("d", drill, Cause.DRILL)))
                .singleElement()
                .satisfies(delivered -> assertThat(delivered.problem()).contains("connection refused"));
        assertThat(store.list()).containsExactly(real);
        assertThat(store.status())
                .extracting(StoreStatus::files, StoreStatus::undeliveredEvictions)
                .containsExactly(1, 0L);
    }

    @Test
    void folderThatCannotBeUsed_isReplacedByMemoryAndSaid() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        SnapshotStore store = open(SpoolSettings.builder().directory(file.resolve("spool")));
        assertThat(store.location()).isEqualTo(folder + " (in memory, only the last one)");
        assertThat(store.shortcoming())
                .isEqualTo("The snapshot folder " + file.resolve("spool")
                        + " cannot be made: Not a directory. Set dashcam.spool.directory to a folder that this process"
                        + " owns.");
        Path kept = spools.store(store, "a", 10, 0, null);
        assertThat(store.list()).containsExactly(kept);
        assertThat(file).isEmptyFile();
    }

    @Test
    void folderThatCannotBeUsed_isRefusedWhereOnlyADiskWillDo() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        SpoolSettings.Builder disk =
                SpoolSettings.builder().directory(file.resolve("spool")).mode(SpoolMode.DISK);
        assertThatThrownBy(() -> open(disk)).isInstanceOf(IOException.class).hasMessageContaining("cannot be made");
        assertThat(folder).doesNotExist();
    }

    private SnapshotStore open(SpoolSettings.Builder settings, Sink... sinks) throws IOException {
        StoreEnvironment environment = new StoreEnvironment(service, spools.clock, List.of(sinks), spools.lines::add);
        return spools.opened(Spool.with(settings.build()).open(environment));
    }
}
