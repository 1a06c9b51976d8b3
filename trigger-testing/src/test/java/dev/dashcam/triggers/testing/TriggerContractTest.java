/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TriggerContractTest {
    @Test
    void goodTrigger_passes() throws Exception {
        TriggerContract contract = contractOf(new Custom());
        contract.words_areThereAndConstant();
        contract.uninterestingTask_allocatesNothing();
        assertThatCode(contract::threads_mayShowTasksAtOnce).doesNotThrowAnyException();
    }

    @Test
    void blankName_isFound() {
        assertThatThrownBy(contractOf(new Custom() {
                    @Override
                    public String name() {
                        return " ";
                    }
                })::words_areThereAndConstant)
                .hasMessageContaining("the name is blank");
    }

    @Test
    void allocation_isFound() {
        assertThatThrownBy(contractOf(new Custom() {
                    private volatile byte[] last = new byte[0];

                    @Override
                    public void taskEnded(FinishedTask task, Asker asker) {
                        last = new byte[last.length == 64 ? 65 : 64];
                    }
                })::uninterestingTask_allocatesNothing)
                .hasMessageContaining("allocate");
    }

    @Test
    void slowTask_isFound() {
        assertThatThrownBy(contractOf(new Custom() {
                    @Override
                    public void taskEnded(FinishedTask task, Asker asker) {
                        long until = System.nanoTime() + 30_000;
                        while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                    }
                })::uninterestingTask_takesNoTime)
                .hasMessageContaining("more than 20 us");
    }

    @Test
    void slowTick_isFound() {
        assertThatThrownBy(contractOf(new Custom() {
                    @Override
                    public void tick(long nowNanos, Asker asker) {
                        LockSupport.parkNanos(3_000_000);
                    }
                })::tick_takesLessThanAMillisecond)
                .hasMessageContaining("more than a millisecond");
    }

    @Test
    void triggerForOneThread_isFound() {
        assertThatThrownBy(contractOf(new Custom() {
                    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

                    @Override
                    public void taskEnded(FinishedTask task, Asker asker) {
                        Thread current = Thread.currentThread();
                        if (!owner.compareAndSet(null, current) && owner.get() != current) {
                            throw new IllegalStateException("for one thread only");
                        }
                    }
                })::threads_mayShowTasksAtOnce)
                .hasMessageContaining("it throws when 4 threads show it tasks");
    }

    private static TriggerContract contractOf(Trigger trigger) {
        return new TriggerContract() {
            @Override
            protected Trigger trigger() {
                return trigger;
            }
        };
    }

    private static class Custom implements Trigger {
        @Override
        public String name() {
            return "big-cart";
        }

        @Override
        public String kind() {
            return "custom";
        }
    }
}
