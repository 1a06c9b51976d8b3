/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.triggers.child.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GcPauseTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());

    private final List<Cause> asked = new ArrayList<>();
    private final Told source = new Told();
    private final GcPauseTrigger trigger =
            new GcPauseTrigger(Duration.ofMillis(500).toNanos(), source);

    @Test
    void longPause_isAskedAboutOnceWithTheNextTick() {
        trigger.ready(0, 0, this::asked);
        source.tell("MarkSweepCompact", "System.gc()", 812);
        assertThat(asked).isEmpty();
        trigger.tick(1, this::asked);
        trigger.tick(2, this::asked);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("gc-pause");
            assertThat(cause.sawAgainstThreshold())
                    .isEqualTo("MarkSweepCompact (System.gc()) stopped the JVM for 812 ms (>= 500 ms)");
        });
    }

    @Test
    void pauseAtItsThreshold_countsAndOneBelowDoesNot() {
        trigger.ready(0, 0, this::asked);
        source.tell("Copy", "Allocation Failure", 499);
        trigger.tick(1, this::asked);
        assertThat(asked).isEmpty();
        source.tell("Copy", "Allocation Failure", 500);
        trigger.tick(2, this::asked);
        assertThat(asked).hasSize(1);
    }

    @Test
    void ofSeveralPauses_theLongestIsAskedAbout() {
        trigger.ready(0, 0, this::asked);
        source.tell("Copy", "Allocation Failure", 600);
        source.tell("MarkSweepCompact", "Allocation Failure", 2000);
        source.tell("Copy", "Allocation Failure", 700);
        trigger.tick(1, this::asked);
        assertThat(asked).extracting(Cause::observed).containsExactly(2e9);
    }

    @Test
    void nobody_isListenedToBeforeTheServiceIsReadyNorAfterTheEnd() {
        trigger.tick(1, this::asked);
        assertThat(source.ended).isNull();
        trigger.ready(0, 1, this::asked);
        assertThat(source.ended).isNotNull();
        trigger.closing(2, this::asked);
        assertThat(source.ended).isNull();
    }

    @Test
    void realCollection_isTold() throws Exception {
        CollectorNotifications real = new CollectorNotifications();
        List<Pause> pauses = new java.util.concurrent.CopyOnWriteArrayList<>();
        real.start(pauses::add);
        System.gc();
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (pauses.stream().noneMatch(pause -> pause.reason().equals("System.gc()")) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        real.stop();
        assertThat(pauses).anyMatch(pause -> pause.reason().equals("System.gc()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1"})
    void realPause_isAskedAbout(String collector) throws Exception {
        List<String> lines = ChildJvm.run(LongPause.class, "-Xmx400m", "-XX:+Use" + collector + "GC");
        assertThat(lines)
                .anyMatch(line -> line.matches("(MarkSweepCompact|PS MarkSweep|G1 Old Generation)"
                        + " \\(System\\.gc\\(\\)\\) stopped the JVM for .* \\(>= 20 ms\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "Shenandoah"})
    void concurrentCycle_isNoPause(String collector) throws Exception {
        String option = "-XX:+Use" + collector + "GC";
        assumeThat(ChildJvm.takes(option)).as("this JDK has it").isTrue();
        List<String> lines = ChildJvm.run(LongPause.class, "-Xmx400m", option);
        assertThat(lines).noneMatch(line -> line.contains("Cycles"));
        assertThat(lines).contains("collected");
    }

    @Test
    void badThreshold_isRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> GcPauseTrigger.of(Duration.ZERO))
                .hasMessage("The threshold of GC pauses is 0 s; it must be between 1 ms and 1 h.");
    }

    @Test
    void startLine_namesOnlyWhatSomebodyHasSet() {
        assertThat(GcPauseTrigger.of(Duration.ofMillis(500)).isNamedAtStart()).isFalse();
        assertThat(GcPauseTrigger.of(Duration.ofMillis(200)).isNamedAtStart()).isTrue();
        assertThat(trigger.watching()).isEqualTo("GC pause >= 500 ms");
    }

    private Decision asked(Cause cause) {
        asked.add(cause);
        return CAPTURED;
    }

    private static final class Told implements PauseSource {
        private @Nullable Consumer<Pause> ended;

        @Override
        public void start(Consumer<Pause> ended) {
            this.ended = ended;
        }

        @Override
        public void stop() {
            ended = null;
        }

        void tell(String collector, String reason, long millis) {
            if (ended != null) {
                ended.accept(
                        new Pause(collector, reason, Duration.ofMillis(millis).toNanos()));
            }
        }
    }
}
