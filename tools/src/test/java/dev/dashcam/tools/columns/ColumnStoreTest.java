/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.tools.FakeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ColumnStoreTest {
    @TempDir
    private Path folder;

    @Test
    void events_randomOnesOfAllKinds_comeBackAsTheyWere() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        RandomEvents random = new RandomEvents(seed);
        List<FakeEvent> written = new ArrayList<>();
        try (ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder))) {
            for (int i = 0; i < 20_000; i++) {
                FakeEvent event = random.next();
                store.add(event);
                written.add(event);
            }
            assertThat(store.size()).isEqualTo(20_000);
            assertThat(read(store)).as("seed " + seed).isEqualTo(written);
            assertThat(read(store)).as("second pass, seed " + seed).isEqualTo(written);
        }
    }

    @Test
    void events_moreThanOneChunkOfText_comeBackAsTheyWere() throws IOException {
        String text = "x".repeat(60_000);
        int count = (int) (2 * MappedSpace.CHUNK_BYTES / text.length());
        try (ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder))) {
            for (int i = 0; i < count; i++) {
                store.add(FakeEvent.of(EventKind.LOG, i, 1, "main").text(text + i));
            }
            try (EventStream events = store.events()) {
                for (int i = 0; i < count; i++) {
                    TraceEvent event = events.next();
                    assertThat(event).isNotNull();
                    assertThat(event.text()).isEqualTo(text + i);
                }
                assertThat(events.next()).isNull();
            }
        }
    }

    @Test
    void events_twoPassesAtOnce_doNotDisturbEachOther() throws IOException {
        try (ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder))) {
            store.add(FakeEvent.of(EventKind.MARK, 1, 1, "main").in(0, "one", 0));
            store.add(FakeEvent.of(EventKind.MARK, 2, 1, "main").in(0, "two", 1));
            try (EventStream first = store.events();
                    EventStream second = store.events()) {
                TraceEvent one = first.next();
                second.next();
                TraceEvent two = second.next();
                assertThat(one).isNotNull();
                assertThat(two).isNotNull();
                assertThat(one.name()).isEqualTo("one");
                assertThat(two.name()).isEqualTo("two");
            }
        }
    }

    @Test
    void text_longerThanIsKept_isCutAndMarked() throws IOException {
        try (ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder))) {
            store.add(FakeEvent.of(EventKind.LOG, 1, 1, "main").text("y".repeat(1 << 20)));
            assertThat(read(store).get(0).text())
                    .startsWith("yyy")
                    .endsWith("…")
                    .hasSizeLessThan(1 << 17);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be unlinked there")
    void create_onPosix_leavesNoFileEvenWhileOpen() throws IOException {
        try (ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder))) {
            store.add(FakeEvent.of(EventKind.MARK, 1, 1, "main"));
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void close_leavesNoFile() throws IOException {
        ColumnStore store = ColumnStore.create(TemporaryFolder.in(folder));
        store.add(FakeEvent.of(EventKind.MARK, 1, 1, "main"));
        store.close();
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }

    private static List<FakeEvent> read(ColumnStore store) throws IOException {
        List<FakeEvent> events = new ArrayList<>();
        try (EventStream stream = store.events()) {
            for (TraceEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(FakeEvent.copyOf(event));
            }
        }
        return events;
    }
}
