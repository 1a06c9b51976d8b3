/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutOfMemoryTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());

    private final List<Cause> asked = new ArrayList<>();
    private final OutOfMemoryTrigger trigger = OutOfMemoryTrigger.create();
    private boolean isFull;

    @Test
    void task_thatRanOutOfMemory_isAskedAbout() {
        trigger.taskEnded(new Failed("java.lang.OutOfMemoryError"), this::asked);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo("out-of-memory");
            assertThat(cause.saw()).isEqualTo("POST /import ran out of memory");
            assertThat(cause.taskId()).isEqualTo(5);
        });
    }

    @Test
    void otherFailures_areNot() {
        trigger.taskEnded(new Failed("java.lang.StackOverflowError"), this::asked);
        trigger.taskEnded(new Failed(null), this::asked);
        trigger.tick(1, this::asked);
        assertThat(asked).isEmpty();
    }

    @Test
    void questionForWhichThereWasNoMemory_isAskedWithTheNextTick() {
        isFull = true;
        trigger.taskEnded(new Failed("java.lang.OutOfMemoryError"), this::asked);
        assertThat(asked).isEmpty();
        isFull = false;
        trigger.tick(1, this::asked);
        trigger.tick(2, this::asked);
        assertThat(asked).extracting(Cause::saw).containsExactly("a task ran out of memory");
    }

    @Test
    void reserve_isKeptFromReadinessOnAndAgainAMinuteAfterItWasNeeded() {
        Reserve reserve = new Reserve();
        assertThat(reserve.isKept()).isFalse();
        reserve.keep(0);
        assertThat(reserve.isKept()).isTrue();
        reserve.release();
        reserve.keep(1);
        reserve.keep(59_000_000_000L);
        assertThat(reserve.isKept()).isFalse();
        reserve.keep(60_000_000_001L);
        assertThat(reserve.isKept()).isTrue();
    }

    private Decision asked(Cause cause) {
        if (isFull) {
            throw new OutOfMemoryError("of this test");
        }
        asked.add(cause);
        return CAPTURED;
    }

    private record Failed(@Nullable String errorClass) implements FinishedTask {
        @Override
        public long id() {
            return 5;
        }

        @Override
        public EventName eventName() {
            return EventName.of("POST /import");
        }

        @Override
        public TaskKind kind() {
            return TaskKind.REQUEST;
        }

        @Override
        public long startNanos() {
            return 0;
        }

        @Override
        public long durationNanos() {
            return 1;
        }

        @Override
        public boolean isFailed() {
            return true;
        }

        @Override
        public @Nullable String traceId() {
            return null;
        }

        @Override
        public long slowerThanNanos() {
            return 0;
        }
    }
}
