/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
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
 * What every sink must do, also one that only tells of snapshots, such as a message to a chat. For one that keeps them, extend
 * {@link SinkContract}. Say how to make the sink, and run it with JUnit.
 */
@Timeout(120)
public abstract class TellingSinkContract {
    private @Nullable Sink sink;

    @TempDir
    Path spool;

    /** A new sink to the same destination. Called once before each test. */
    protected abstract Sink newSink() throws Exception;

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
    final void problem_isNoneOnceASnapshotHasArrived() throws Exception {
        present().deliver(snapshot("a2b3c4", 5_000, Map.of()));
        assertThat(present().problem()).isNull();
    }

    @Test
    final void snapshotThatComesAgain_isTaken() throws Exception {
        SealedSnapshot snapshot = snapshot("a2b3c4", 5_000, Map.of());
        present().deliver(snapshot);
        assertThatCode(() -> present().deliver(snapshot)).doesNotThrowAnyException();
    }

    @Test
    final void factsOfAnyCharactersAndLength_areTaken() throws Exception {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SnapshotLabel.SUBJECT, "GET /größe?\r\nX-Evil: 1 \u0000 \ud83d\ude00 \ud83d");
        facts.put(SnapshotLabel.VERDICT, "x".repeat(100_000));
        assertThatCode(() -> present().deliver(snapshot("facts2", 100, facts))).doesNotThrowAnyException();
    }

    final Sink present() {
        Sink opened = sink;
        if (opened == null) {
            throw new AssertionError("newSink() has not returned one");
        }
        return opened;
    }

    /** A sealed one, of random bytes that are always the same for one size. */
    final SealedSnapshot snapshot(String id, int bytes, Map<String, String> facts) throws IOException {
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
