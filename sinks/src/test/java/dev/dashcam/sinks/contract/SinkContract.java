/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every sink that keeps snapshots must do. Extend it, say how to make the sink and how to read from its destination, and run
 * it with JUnit.
 */
public abstract class SinkContract extends TellingSinkContract {
    private static final int LARGE_BYTES = 3_000_001;

    /** What the destination holds under this key, null when nothing. */
    protected abstract byte @Nullable [] held(String key) throws Exception;

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
    final void factsOfAnyCharacters_changeNothingOfWhatIsHeld() throws Exception {
        SealedSnapshot snapshot = snapshot(
                "facts3", 100, Map.of(SnapshotLabel.SUBJECT, "GET /größe?\r\nX-Evil: 1 \u0000 \ud83d\ude00 \ud83d"));
        present().deliver(snapshot);
        assertThat(held(snapshot.key())).isEqualTo(Files.readAllBytes(snapshot.file()));
    }

    @Test
    final void interruptedDelivery_leavesAllOrNothingAndSucceedsLater() throws Exception {
        SealedSnapshot snapshot = snapshot("stop22", LARGE_BYTES, Map.of());
        Thread.currentThread().interrupt();
        try {
            present().deliver(snapshot);
        } catch (IOException interrupted) {
            // as it should where it can be interrupted
        } finally {
            Thread.interrupted();
        }
        byte[] held = held(snapshot.key());
        if (held != null) {
            assertThat(held).isEqualTo(Files.readAllBytes(snapshot.file()));
        }
        present().deliver(snapshot);
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
}
