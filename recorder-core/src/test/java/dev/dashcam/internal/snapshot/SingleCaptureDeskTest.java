/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.time.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SingleCaptureDeskTest {
    private final ManualClock clock = new ManualClock();
    private final StoreThatMayRefuse store = new StoreThatMayRefuse();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final List<String> timeline = new CopyOnWriteArrayList<>();
    private final SingleCaptureDesk desk = new SingleCaptureDesk(clock, store, wakeUps::incrementAndGet, timeline::add);

    @Test
    void capture_tenThousandAtOnce_acceptsExactlyOne() {
        Map<Outcome, Long> outcomes = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> desk.capture(cause("GET /checkout"), 0).outcome())
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));

        assertThat(outcomes).containsOnly(Map.entry(Outcome.ACCEPTED, 1L), Map.entry(Outcome.COALESCED, 9_999L));
        assertThat(wakeUps).hasValue(1);
        PendingCapture pending = desk.current();
        assertThat(pending.causes()).hasSize(64);
        assertThat(pending.unlistedCauses()).isEqualTo(9_936);
    }

    @Test
    void capture_whileOneIsInProgress_givesBothItsId() {
        Decision first = desk.capture(cause("GET /checkout"), 0);

        Decision second = desk.capture(cause("GET /cart"), 0);

        assertThat(second.outcome()).isEqualTo(Outcome.COALESCED);
        assertThat(second.snapshotId()).isEqualTo(first.snapshotId());
        assertThat(desk.coalesce(cause("GET /cart"))).isSameAs(second);
    }

    @Test
    void causes_whereADrillCameFirst_beginWithWhatReallyHappened() {
        desk.capture(Cause.of("drill", Cause.DRILL, "drill", 1), 0);
        Cause real = cause("GET /checkout");

        desk.capture(real, 0);

        assertThat(desk.current().causes()).extracting(Cause::kind).containsExactly(real.kind(), Cause.DRILL);
    }

    @Test
    void timeline_tellsOfEachCauseThatIsListed() {
        Decision first = desk.capture(cause("GET /checkout"), 0);
        for (int call = 0; call < 200; call++) {
            desk.coalesce(cause("GET /cart"));
            desk.coalesceUnlisted();
        }

        assertThat(timeline).hasSize(64);
        assertThat(timeline.get(0))
                .startsWith("Captured as " + first.snapshotId() + " for ")
                .contains("GET /checkout");
        assertThat(timeline.subList(1, 64))
                .allSatisfy(line -> assertThat(line).startsWith("Covered by " + first.snapshotId() + " for "));
    }

    @Test
    void coalesceUnlisted_wantsACauseUntilTheListIsFull_andCountsThen() {
        assertThat(desk.coalesceUnlisted()).isNull();
        desk.capture(cause("GET /checkout"), 0);
        for (int listed = 1; listed < 64; listed++) {
            assertThat(desk.coalesceUnlisted()).isNull();
            desk.coalesce(cause("GET /cart"));
        }

        Decision covered = desk.coalesceUnlisted();

        assertThat(covered).isSameAs(desk.coalesce(cause("GET /cart")));
        assertThat(desk.current().causes()).hasSize(64);
        assertThat(desk.current().unlistedCauses()).isEqualTo(2);
    }

    @Test
    void capture_afterOneIsDone_acceptsAgain() {
        Decision first = desk.capture(cause("GET /checkout"), 0);
        desk.done(desk.current());

        assertThat(desk.coalesce(cause("GET /cart"))).isNull();
        Decision second = desk.capture(cause("GET /cart"), 0);

        assertThat(second.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.snapshotId()).isNotEqualTo(first.snapshotId());
    }

    @Test
    void capture_withTail_isDueWhenTheTailHasPassed() {
        desk.capture(cause("GET /checkout"), 1_000_000_000L);

        assertThat(desk.current().dueNanos() - clock.nanoTime()).isEqualTo(1_000_000_000L);
    }

    @Test
    void capture_storeRefuses_isSuppressed() {
        store.refusal = "the disk is full";

        assertThat(desk.capture(cause("GET /checkout"), 0)).isSameAs(Decision.suppressed(Reason.STORE));
        assertThat(desk.current()).isNull();
    }

    @Test
    void capture_withoutStore_isSuppressed() {
        SingleCaptureDesk storeless = new SingleCaptureDesk(clock, null, () -> {}, timeline::add);

        assertThat(storeless.capture(cause("x"), 0)).isSameAs(Decision.suppressed(Reason.NO_STORE));
    }

    @Test
    void capture_afterClose_isSuppressed() {
        desk.close();

        assertThat(desk.capture(cause("x"), 0)).isSameAs(Decision.suppressed(Reason.SHUTDOWN));
    }

    @Test
    void shut_givesWhatNobodyWillFinish_andTakesNothingMore() {
        desk.capture(cause("GET /checkout"), 0);
        PendingCapture pending = desk.current();

        assertThat(desk.shut()).isSameAs(pending);
        assertThat(desk.shut()).isNull();
        assertThat(desk.current()).isNull();
        assertThat(desk.coalesce(cause("x"))).isNull();
        assertThat(desk.capture(cause("x"), 0)).isSameAs(Decision.suppressed(Reason.SHUTDOWN));
        desk.done(pending);
        assertThat(desk.shut()).isNull();
    }

    private Cause cause(String subject) {
        return Cause.of("latency", "latency", subject, clock.nanoTime());
    }

    private static final class StoreThatMayRefuse implements SnapshotStore {
        private volatile @Nullable String refusal;

        @Override
        public @Nullable String refusal() {
            return refusal;
        }

        @Override
        public Draft begin(String snapshotId) {
            throw new AssertionError("a desk writes nothing");
        }

        @Override
        public void deliver(Snapshot snapshot) {}

        @Override
        public List<Path> list() {
            return List.of();
        }

        @Override
        public String location() {
            return "nowhere";
        }

        @Override
        public void close() {}
    }
}
