/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void suppressed_sameReason_isOneSharedInstance(Reason reason) {
        Decision decision = Decision.suppressed(reason);

        assertThat(Decision.suppressed(reason)).isSameAs(decision);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.isCaptured()).isFalse();
        assertThat(decision.snapshotId()).isNull();
        assertThat(decision.snapshot()).isNull();
    }

    @Test
    void accepted_carriesIdAndFuture() {
        CompletableFuture<Snapshot> future = new CompletableFuture<>();

        Decision decision = Decision.accepted("7f3k2q", future);

        assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(decision.snapshotId()).isEqualTo("7f3k2q");
        assertThat(decision.snapshot()).isNotCompleted();
        assertThat(decision).hasToString("accepted as 7f3k2q");
    }

    @Test
    void snapshot_cancelledByOneCaller_isStillThereForAnother() {
        CompletableFuture<Snapshot> future = new CompletableFuture<>();
        Decision decision = Decision.coalesced("7f3k2q", future);
        CompletableFuture<Snapshot> impatient = decision.snapshot();
        CompletableFuture<Snapshot> patient = decision.snapshot();

        impatient.cancel(true);
        future.complete(new Snapshot("7f3k2q", Path.of("7f3k2q.dcam"), 1, List.of(), null, Instant.EPOCH, 1));

        assertThat(patient)
                .isCompletedWithValueMatching(snapshot -> snapshot.id().equals("7f3k2q"));
    }

    @Test
    void coalesced_saysWhichSnapshotCoversIt() {
        assertThat(Decision.coalesced("7f3k2q", new CompletableFuture<>())).hasToString("covered by 7f3k2q");
    }
}
