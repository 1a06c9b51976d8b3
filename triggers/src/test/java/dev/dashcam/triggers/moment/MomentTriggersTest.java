/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.triggers.child.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class MomentTriggersTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<Cause> asked = new ArrayList<>();

    @Test
    void schedule_asksAgainAndAgainUpToATenthLater() {
        ScheduleTrigger trigger = new ScheduleTrigger(10 * MINUTE, () -> 0.5);
        trigger.tick(100 * MINUTE, this::asked);
        assertThat(asked).as("before the service is ready").isEmpty();
        trigger.ready(0, 100 * MINUTE, this::asked);
        trigger.tick(100 * MINUTE + 10 * MINUTE, this::asked);
        assertThat(asked).isEmpty();
        trigger.tick(100 * MINUTE + 10 * MINUTE + MINUTE / 2, this::asked);
        trigger.tick(111 * MINUTE, this::asked);
        assertThat(asked).extracting(Cause::saw).containsExactly("the schedule asked for snapshot 1");
        trigger.tick(122 * MINUTE, this::asked);
        assertThat(asked).extracting(Cause::problem).containsExactly("snapshot 1", "snapshot 2");
    }

    @Test
    void schedule_isRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> ScheduleTrigger.every(Duration.ofSeconds(1)))
                .hasMessage("The time between scheduled snapshots is 1 s; it must be between 1 min and 720 h.");
        assertThat(ScheduleTrigger.every(Duration.ofHours(6)).watching()).isEqualTo("every 6 h");
    }

    @Test
    void slowStart_isAskedAboutWhenItIsOver() {
        StartupTrigger trigger = StartupTrigger.of(Duration.ofMinutes(1));
        trigger.ready(5, 5 + MINUTE - 1, this::asked);
        assertThat(asked).isEmpty();
        trigger.ready(5, 5 + MINUTE + MINUTE / 2, this::asked);
        assertThat(asked)
                .extracting(Cause::sawAgainstThreshold)
                .containsExactly("the service was ready after 1 min 30 s (>= 1 min)");
        assertThat(trigger.isUrgent()).isTrue();
    }

    @Test
    void everyStart_isAskedAboutWhereThatIsWanted() {
        StartupTrigger trigger = StartupTrigger.of(Duration.ZERO);
        trigger.ready(5, 5, this::asked);
        assertThat(asked).extracting(Cause::sawAgainstThreshold).containsExactly("the service was ready after 0.0 ms");
        assertThat(trigger.watching()).isEqualTo("start");
    }

    @Test
    void shutdown_isAskedAboutOnce() {
        ShutdownTrigger trigger = ShutdownTrigger.create();
        trigger.ready(0, 0, this::asked);
        trigger.closing(1, this::asked);
        trigger.closing(2, this::asked);
        assertThat(asked).extracting(Cause::saw).containsExactly("the recorder is closed");
    }

    @Test
    void endOfTheJvm_isAskedAboutAndWaitsForTheSnapshot() throws Exception {
        assertThat(ChildJvm.run(EndsUnclosed.class)).containsExactly("asked: the JVM is shut down", "sealed");
    }

    private Decision asked(Cause cause) {
        asked.add(cause);
        return CAPTURED;
    }
}
