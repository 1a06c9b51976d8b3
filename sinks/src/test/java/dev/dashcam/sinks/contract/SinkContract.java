/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every sink that keeps snapshots must do. Extend it, say how to make the sink and how to read from its destination, and run
 * it with JUnit.
 */
@Timeout(120)
public abstract class SinkContract {
    private static final int LARGE_BYTES = 3_000_001;

    private @Nullable Sink sink;

    @TempDir
    Path spool;

    /** A new sink to the same destination. Called once before each test. */
    protected abstract Sink newSink() throws Exception;

    /** What the destination holds under this key, null when nothing. */
    protected abstract byte @Nullable [] held(String key) throws Exception;

    @BeforeEach
    final void open() throws Exception {
        sink = newSink();
    }

    @AfterEach
    final void close() {
        present().close();
    }

    @Test
    final void name_isConstantAndNotEmpty() {
        assertThat(present().name()).isNotBlank().isEqualTo(present().name());
    }

    @Test
    final void timeLimit_isBetweenASecondAndAnHour() {
        assertThat(present().timeLimit()).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
    }

    @Test
    final void snapshotAndManifest_areThereWhenItReturns() throws Exception {
        SealedSnapshot snapshot = snapshot("a2b3c4", 5_000, Map.of());
        present().deliver(snapshot);
        assertThat(held(snapshot.key())).isEqualTo(Files.readAllBytes(snapshot.file()));
        assertThat(held(snapshot.manifestKey())).isEqualTo(snapshot.manifest().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    final void largeAndEmptySnapshots_arriveWhole() throws Exception {
        for (int bytes : new int[] {0, 1, LARGE_BYTES}) {
            SealedSnapshot snapshot = snapshot("size" + bytes, bytes, Map.of());
            present().deliver(snapshot);
            assertThat(held(snapshot.key())).isEqualTo(Files.readAllBytes(snapshot.file()));
        }
    }

    @Test
    final void sameSnapshotAgain_isHeldOnceWithTheSameBytes() throws Exception {
        SealedSnapshot snapshot = snapshot("a2b3c4", 5_000, Map.of());
        present().deliver(snapshot);
        present().deliver(snapshot);
        assertThat(held(snapshot.key())).isEqualTo(Files.readAllBytes(snapshot.file()));
    }

    @Test
    final void anotherSnapshot_leavesTheFirstAlone() throws Exception {
        SealedSnapshot first = snapshot("first2", 100, Map.of());
        SealedSnapshot second = snapshot("second", 200, Map.of());
        present().deliver(first);
        present().deliver(second);
        assertThat(held(first.key())).isEqualTo(Files.readAllBytes(first.file()));
        assertThat(held(second.key())).isEqualTo(Files.readAllBytes(second.file()));
    }

    @Test
    final void factsOfAnyCharactersAndLength_areTaken() throws Exception {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SnapshotLabel.SUBJECT, "GET /größe?\r\nX-Evil: 1 \u0000 \ud83d\ude00 \ud83d");
        facts.put(SnapshotLabel.VERDICT, "x".repeat(100_000));
        SealedSnapshot snapshot = snapshot("facts2", 100, facts);
        assertThatCode(() -> present().deliver(snapshot)).doesNotThrowAnyException();
        assertThat(held(snapshot.key())).isEqualTo(Files.readAllBytes(snapshot.file()));
    }

    @Test
    final void snapshotThatIsGone_failsAndLeavesNothing() throws Exception {
        SealedSnapshot snapshot = snapshot("gone22", 100, Map.of());
        Files.delete(snapshot.file());
        assertThatThrownBy(() -> present().deliver(snapshot)).isInstanceOf(IOException.class);
        assertThat(held(snapshot.key())).isNull();
        assertThat(held(snapshot.manifestKey())).isNull();
    }

    private Sink present() {
        Sink opened = sink;
        if (opened == null) {
            throw new AssertionError("newSink() has not returned one");
        }
        return opened;
    }

    private SealedSnapshot snapshot(String id, int bytes, Map<String, String> facts) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Path file = Files.write(spool.resolve(id + ".dcam"), content);
        String key = "shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-" + id + ".dcam";
        Map<String, String> all = new LinkedHashMap<>(Map.of(SnapshotLabel.ID, id, SnapshotLabel.KIND, "latency"));
        all.putAll(facts);
        return new SealedSnapshot(
                file,
                bytes,
                new SnapshotLabel(id, key, all, false, "{\"id\": \"" + id + "\", \"größe\": " + bytes + "}"));
    }
}
