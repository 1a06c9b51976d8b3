/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every trigger is held to, since it runs in the threads of the application and of the recorder. Extend it in your tests:
 *
 * <pre>{@code
 * final class BigCartTriggerTest extends TriggerContract {
 *     protected Trigger trigger() {
 *         return new BigCartTrigger(100);
 *     }
 * }
 * }</pre>
 *
 * <p>What the trigger asks is another matter: that its own tests have to show.
 */
public abstract class TriggerContract {
    private static final int WARM_UP_CALLS = 30_000;
    private static final int CALLS = 20_000;
    private static final int ROUNDS = 10;
    private static final int TICKS = 501;
    private static final int THREADS = 4;
    private static final long BETWEEN_TICKS_NANOS = Duration.ofMillis(100).toNanos();
    private static final Decision NO = Decision.suppressed(Reason.DRY_RUN);

    /** For subclasses. */
    protected TriggerContract() {}

    /** The trigger, a new one with each call. */
    protected abstract Trigger trigger();

    /** A task about which the trigger has nothing to ask; a quick request that went well unless overridden. */
    protected FinishedTask uninteresting() {
        return EndedTask.request("GET /uninteresting", Duration.ofMillis(1));
    }

    /** Name, kind and what it captures are there, and the same with each call. */
    @Test
    void words_areThereAndConstant() {
        Trigger trigger = trigger();
        assertFalse(trigger.name().isBlank(), "the name is blank");
        assertFalse(trigger.kind().isBlank(), "the kind is blank");
        assertEquals(trigger.name(), trigger.name(), "the name changes");
        assertEquals(trigger.kind(), trigger.kind(), "the kind changes");
        assertEquals(trigger.watching(), trigger.watching(), "what it captures changes");
        assertEquals(trigger.isUrgent(), trigger.isUrgent(), "whether it is urgent changes");
        assertEquals(trigger.watchesStart(), trigger.watchesStart(), "whether it watches the start changes");
        assertFalse(trigger.saw("GET /a", Double.NaN, "").isBlank(), "what it saw is blank");
    }

    /** A rule that is put in the place of itself changes nothing. */
    @Test
    void trigger_isLikeItself() {
        Trigger trigger = trigger();
        assertTrue(
                trigger.isLike(trigger), "it is not like itself, so it would begin anew whenever rules are replaced");
        assertEquals(trigger.isLike(trigger()), trigger().isLike(trigger), "likeness depends on who is asked");
    }

    /** A whole life goes by without an exception, and one that ends before it has begun too. */
    @Test
    void life_throwsNothing() {
        trigger().closing(0, cause -> NO);
        Trigger trigger = trigger();
        trigger.tick(0, task -> {}, cause -> NO);
        trigger.ready(0, 1, cause -> NO);
        for (int tick = 1; tick <= TICKS; tick++) {
            trigger.taskEnding(uninteresting(), cause -> NO);
            trigger.taskEnded(uninteresting(), cause -> NO);
            trigger.tick(tick * BETWEEN_TICKS_NANOS, task -> {}, cause -> NO);
        }
        trigger.closing(TICKS * BETWEEN_TICKS_NANOS, cause -> NO);
        assertTrue(trigger.seen() >= 0, "it has seen less than nothing");
    }

    /** A task that is of no interest costs the application no memory. */
    @Test
    void uninterestingTask_allocatesNothing() {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not count what threads allocate");
        Trigger trigger = trigger();
        FinishedTask task = uninteresting();
        show(trigger, task, WARM_UP_CALLS);
        // the compiler works beside: one round without is enough to show that none is needed
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocatedBytes();
            show(trigger, task, CALLS);
            least = Math.min(least, allocatedBytes() - before);
        }
        assertTrue(least < CALLS, "taskEnded and taskEnding allocate " + least + " bytes in " + CALLS + " calls");
    }

    /** A task that is of no interest costs the application hardly any time. */
    @Test
    void uninterestingTask_takesNoTime() {
        Trigger trigger = trigger();
        FinishedTask task = uninteresting();
        show(trigger, task, WARM_UP_CALLS);
        long median = medianNanos(CALLS / 10, call -> show(trigger, task, 1));
        assertTrue(median < 20_000, "taskEnded and taskEnding take " + median + " ns, which is more than 20 us");
    }

    /** A tick takes less than a millisecond. */
    @Test
    void tick_takesLessThanAMillisecond() {
        Trigger trigger = trigger();
        trigger.ready(0, 0, cause -> NO);
        long median = medianNanos(TICKS, tick -> trigger.tick(tick * BETWEEN_TICKS_NANOS, task -> {}, cause -> NO));
        trigger.closing(TICKS * BETWEEN_TICKS_NANOS, cause -> NO);
        assertTrue(median < 1_000_000, "a tick takes " + median + " ns, which is more than a millisecond");
    }

    /** Tasks may end on many threads at once while it ticks. */
    @Test
    void threads_mayShowTasksAtOnce() throws Exception {
        Trigger trigger = trigger();
        trigger.ready(0, 0, cause -> NO);
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        CyclicBarrier start = new CyclicBarrier(THREADS + 1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> run(start, thrown, () -> show(trigger, uninteresting(), CALLS))));
        }
        threads.add(new Thread(() -> run(start, thrown, () -> {
            for (int tick = 1; tick < TICKS; tick++) {
                trigger.tick(tick * BETWEEN_TICKS_NANOS, task -> {}, cause -> NO);
            }
        })));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        trigger.closing(TICKS * BETWEEN_TICKS_NANOS, cause -> NO);
        if (thrown.get() != null) {
            fail("it throws when " + THREADS + " threads show it tasks", thrown.get());
        }
    }

    private static void run(CyclicBarrier start, AtomicReference<@Nullable Throwable> thrown, Runnable work) {
        try {
            start.await();
            work.run();
        } catch (Throwable failed) {
            thrown.set(failed);
        }
    }

    private static void show(Trigger trigger, FinishedTask task, int times) {
        for (int i = 0; i < times; i++) {
            trigger.taskEnding(task, TriggerContract::answer);
            trigger.taskEnded(task, TriggerContract::answer);
        }
    }

    private static Decision answer(Object cause) {
        return NO;
    }

    private static long medianNanos(int calls, IntConsumer work) {
        long[] took = new long[calls];
        for (int call = 0; call < calls; call++) {
            long before = System.nanoTime();
            work.accept(call + 1);
            took[call] = System.nanoTime() - before;
        }
        Arrays.sort(took);
        return took[calls / 2];
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
