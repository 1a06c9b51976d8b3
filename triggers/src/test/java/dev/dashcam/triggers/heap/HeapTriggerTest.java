/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.triggers.child.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeapTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());

    private final List<Cause> asked = new ArrayList<>();
    private Decision answer = CAPTURED;
    private HeapLeft.@Nullable Left left;
    private final HeapTrigger trigger = new HeapTrigger(0.9, () -> left);

    @Test
    void nearlyFullHeap_isAskedAboutOnce() {
        tickAt(0);
        left(899);
        tickAt(1);
        assertThat(asked).isEmpty();
        left(930);
        tickAt(2);
        left(935);
        tickAt(3);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.subject()).isEqualTo("Tenured Gen");
            assertThat(cause.sawAgainstThreshold()).isEqualTo("Tenured Gen is at 93 % after a collection (>= 90 %)");
        });
    }

    @Test
    void sameCollection_isNoNewsTenMinutesLater() {
        left(930);
        tickAt(1);
        tickAt(700);
        tickAt(1400);
        assertThat(asked).hasSize(1);
        left(940);
        tickAt(1401);
        assertThat(asked).hasSize(2);
    }

    @Test
    void heapThatWasEmptiedMeanwhile_isAskedAboutAgain() {
        left(930);
        tickAt(1);
        left(500);
        tickAt(2);
        left(930);
        tickAt(3);
        left(920);
        tickAt(4);
        assertThat(asked).hasSize(2);
    }

    @Test
    void refusedHeap_isAskedAboutAgainWithoutAnotherCollection() {
        answer = Decision.suppressed(Reason.WARMING_UP);
        left(930);
        tickAt(1);
        answer = CAPTURED;
        tickAt(30);
        tickAt(60);
        assertThat(asked).hasSize(2);
    }

    @Test
    void badShare_isRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> HeapTrigger.of(90))
                .hasMessage("The share of the heap is 90.0; it must be more than 0 and at most 1, which is all of it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC", "-XX:+UseShenandoahGC"})
    void realHeap_thatFills_isAskedAboutAndGarbageIsNot(String collector) throws Exception {
        fillsHeap(collector);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void realHeap_thatFillsBelowGenerationalShenandoah_isAskedAboutAndGarbageIsNot() throws Exception {
        fillsHeap("-XX:+UseShenandoahGC", "-XX:ShenandoahGCMode=generational");
    }

    private static void fillsHeap(String... collector) throws Exception {
        List<String> options = new ArrayList<>(List.of(collector));
        options.add("-Xmx64m");
        assumeThat(ChildJvm.takes(options.toArray(String[]::new)))
                .as("this JDK has it")
                .isTrue();
        List<String> lines = ChildJvm.run(FillsHeap.class, options.toArray(String[]::new));
        assertThat(lines).hasSize(3).first().isEqualTo("keeping");
        assertThat(lines.get(1))
                .matches("(Tenured Gen|PS Old Gen|G1 Old Gen|ZHeap|ZGC Old Generation|Shenandoah|Shenandoah Old Gen)"
                        + " is at \\d+ % after a collection \\(>= 60 %\\)");
        assertThat(lines).last().isEqualTo("over");
    }

    private void left(long bytes) {
        left = new HeapLeft.Left("Tenured Gen", bytes, 1000);
    }

    private void tickAt(long second) {
        if (second <= 1) {
            trigger.ready(0, 0, this::asked);
        }
        trigger.tick(second * 1_000_000_000L, this::asked);
    }

    private Decision asked(Cause cause) {
        asked.add(cause);
        return answer;
    }
}
