/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "others show no memory as a folder")
final class MemoryModeTest {
    @Test
    void memory_holdsTheLastSnapshotAndNothingOnDisk() throws IOException {
        String service = "memory-mode-" + ProcessHandle.current().pid();
        Path folder = Path.of("/dev/shm/dashcam", service);
        try (Spools spools = new Spools()) {
            Destination s3 = new Destination("s3");
            s3.down = "connection refused";
            StoreEnvironment environment = new StoreEnvironment(service, spools.clock, List.of(s3), spools.lines::add);
            SpoolSettings settings =
                    SpoolSettings.builder().inMemory().maxFiles(9).build();
            SnapshotStore store = spools.opened(Spool.with(settings).open(environment));
            assertThat(store.location()).isEqualTo(folder.toString());
            spools.store(store, "a", 10, 0, "manual");
            Path second = spools.store(store, "b", 10, 1, null);
            assertThat(store.list()).containsExactly(second);
            assertThat(second).hasParent(folder);
            assertThat(spools.lines).contains("Snapshot a was deleted to make room before it had reached s3.");
        } finally {
            try (var left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
