/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.sinks.delivery.Ledger.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class OutageTest {
    private final Spools spools = new Spools();
    private final Destination s3 = new Destination("s3");
    private final Destination http = new Destination("http");

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    /** An hour without the destination, a snapshot every two minutes, a restart in the middle: compressed by the clock. */
    @Test
    void sinkThatIsDownForAnHour_getsEverythingInTheEnd() throws IOException {
        s3.down = "connection refused";
        Spool spool = (Spool) spools.open(temp, s3, http);
        Map<String, String> sealed = new TreeMap<>();
        for (int minute = 0; minute < 60; minute++) {
            if (minute % 2 == 0) {
                String id = "s" + minute;
                Path stored = spools.store(spool, id, 1000 + minute, minute * 60L, minute % 10 == 0 ? "manual" : null);
                sealed.put(key(id, minute % 10 == 0 ? "manual" : "latency"), Files.readString(stored));
            }
            if (minute == 30) {
                spool.close();
                spool = (Spool) spools.open(temp, s3, http);
            }
            // what is on its way must not take as long as the clock says
            Spool now = spool;
            await(now, () -> sink(now, 1).waiting() == 0);
            spools.clock.advance(Duration.ofMinutes(1));
            spool.listen();
        }
        Spool present = spool;
        await(present, () -> http.held.size() == 60);
        assertThat(s3.held).isEmpty();
        assertThat(sink(present, 0).waiting()).isEqualTo(30);
        assertThat(sink(present, 1).waiting()).isZero();
        s3.down = null;
        // more than the longest pause
        spools.clock.advance(Duration.ofMinutes(7));
        present.listen();
        await(present, () -> sink(present, 0).waiting() == 0);
        sealed.forEach((key, bytes) -> {
            assertThat(s3.held).containsEntry(key, bytes).containsEntry(key + ".json", "{}");
            assertThat(http.held).containsEntry(key, bytes).containsEntry(key + ".json", "{}");
        });
        assertThat(s3.held).hasSize(60);
        assertThat(s3.differing).isEmpty();
        assertThat(http.differing).isEmpty();
    }

    @Test
    void restart_sendsOnlyWhatIsMissing() throws IOException {
        s3.down = "connection refused";
        Spool first = (Spool) spools.open(temp, s3, http);
        spools.store(first, "a", 10, 0, null);
        spools.store(first, "d", 10, 1, "drill");
        await(first, () -> http.held.size() == 4);
        await(first, () -> sink(first, 1).waiting() == 0);
        first.close();
        s3.down = null;
        http.held.clear();
        Spool again = (Spool) spools.open(temp, s3, http);
        again.listen();
        await(again, () -> s3.held.size() == 2);
        again.close();
        assertThat(s3.held).containsOnlyKeys(key("a", "latency"), key("a", "latency") + ".json");
        assertThat(http.held).isEmpty();
    }

    @Test
    void numberedFolder_isAdoptedWithWhatWasDelivered() throws IOException {
        SnapshotStore holder = spools.open(temp);
        Spool second = (Spool) spools.open(temp, s3);
        spools.store(second, "a", 10, 0, null);
        await(second, () -> sink(second, 0).delivered() == 1);
        s3.down = "connection refused";
        spools.store(second, "b", 10, 1, null);
        await(second, () -> sink(second, 0).failures() > 0);
        second.close();
        holder.close();
        s3.held.clear();
        s3.down = null;
        Spool again = (Spool) spools.open(temp, s3);
        again.listen();
        await(again, () -> s3.held.size() == 2);
        again.close();
        assertThat(s3.held).containsOnlyKeys(key("b", "latency"), key("b", "latency") + ".json");
    }

    @Test
    void whatEverySinkHas_goesFirst() throws IOException {
        Spool spool = (Spool)
                spools.open(SpoolSettings.builder().directory(temp).maxFiles(3).build(), s3);
        s3.down = "connection refused";
        spools.store(spool, "a", 10, 0, null);
        await(spool, () -> sink(spool, 0).failures() == 1);
        s3.down = null;
        spools.store(spool, "b", 10, 1, "manual");
        // b is sent once the pause of a is over, and so is a; hence the state is put down by hand
        new Catalogue(temp).settle("b", "s3", Outcome.ARRIVED);
        spool.close();
        Spool again = (Spool)
                spools.open(SpoolSettings.builder().directory(temp).maxFiles(3).build(), s3);
        s3.down = "connection refused";
        spools.store(again, "c", 10, 2, null);
        spools.store(again, "d", 10, 3, null);
        assertThat(names(again)).containsExactly("a", "c", "d");
        assertThat(again.status())
                .extracting(StoreStatus::files, StoreStatus::evictions, StoreStatus::undeliveredEvictions)
                .containsExactly(3, 1L, 0L);
        spools.store(again, "e", 10, 4, null);
        assertThat(names(again)).containsExactly("c", "d", "e");
        assertThat(again.status().undeliveredEvictions()).isEqualTo(1);
        assertThat(spools.lines)
                .contains("Snapshot a was deleted to make room before it had reached s3.")
                .noneMatch(line -> line.startsWith("Snapshot b"));
    }

    @Test
    void fullDisk_letsDeliveredOnesGoAndRefusesThen() throws IOException {
        List<Long> free = new ArrayList<>(List.of(0L));
        Spool spool = new Spool(
                new SpoolPlace(SpoolFolder.open(temp, "shop", spools.lines::add), false, null),
                SpoolSettings.builder().build(),
                spools.environment(s3),
                path -> new FreeSpace.Room(free.get(0) + (Files.exists(temp.resolve("a.dcam")) ? 0 : 100), 10_000));
        spools.opened(spool);
        free.set(0, 1000L);
        spools.store(spool, "a", 10, 0, null);
        await(spool, () -> sink(spool, 0).delivered() == 1);
        s3.down = "connection refused";
        spools.store(spool, "b", 10, 1, null);
        free.set(0, 900L);
        assertThat(spool.refusal()).isNull();
        spool.keep();
        assertThat(spool.refusal()).isNull();
        assertThat(names(spool)).containsExactly("b");
        free.set(0, 100L);
        spool.keep();
        assertThat(spool.refusal()).contains("left and").contains("kept free");
        assertThat(names(spool)).containsExactly("b");
    }

    private static String key(String id, String kind) {
        return Spools.label(id, kind).key();
    }

    private static SinkStatus sink(Spool spool, int index) {
        return spool.status().sinks().get(index);
    }

    private static List<String> names(SnapshotStore store) {
        return store.list().stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".dcam", ""))
                .toList();
    }

    private static void await(Spool spool, BooleanSupplier condition) {
        long endNanos = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(condition.getAsBoolean()).as("%s", spool.status()).isTrue();
    }
}
