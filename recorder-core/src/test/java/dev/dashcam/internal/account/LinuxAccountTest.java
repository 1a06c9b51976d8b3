/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@DisplayName("the account of a thread on Linux")
final class LinuxAccountTest {
    private final Account account = LinuxAccount.create(256);
    private volatile @Nullable ThreadAccount read;

    @Test
    void threadThatComputes_isSeenOnCpu() {
        try (ThreadAccount own = account.ofCallingThread()) {
            long wall = System.nanoTime();
            own.read();
            long cpu = own.cpuNanos();
            while (System.nanoTime() - wall < TimeUnit.MILLISECONDS.toNanos(50)) {
                Thread.onSpinWait();
            }
            own.read();
            long spent = own.cpuNanos() - cpu;
            assertThat(spent).isPositive().isLessThanOrEqualTo(System.nanoTime() - wall);
        }
    }

    @Test
    void threadThatSleeps_isNotSeenOnCpu() throws InterruptedException {
        try (ThreadAccount own = account.ofCallingThread()) {
            own.read();
            long cpu = own.cpuNanos();
            TimeUnit.MILLISECONDS.sleep(50);
            own.read();
            assertThat(own.cpuNanos() - cpu).isLessThan(TimeUnit.MILLISECONDS.toNanos(25));
        }
    }

    @Test
    void threadThatAllocates_isSeenAllocating() {
        try (ThreadAccount own = account.ofCallingThread()) {
            long before = own.allocatedBytes();
            byte[] bytes = new byte[1 << 20];
            assertThat(own.allocatedBytes() - before).isBetween((long) bytes.length, 2L * bytes.length);
        }
    }

    @Test
    void runQueue_isWhatTheKernelSays() throws Exception {
        Path schedstat = Path.of("/proc/thread-self/schedstat");
        Assumptions.assumeTrue(Files.isReadable(schedstat), "this kernel keeps no schedstat");
        try (ThreadAccount own = account.ofCallingThread()) {
            long before = Long.parseLong(Files.readString(schedstat).split(" ")[1]);
            own.read();
            long after = Long.parseLong(Files.readString(schedstat).split(" ")[1]);
            assertThat(own.runQueueNanos()).isBetween(before, after);
        }
    }

    @Test
    void otherThread_readsTheThreadsFiguresAndNotItsOwn() throws Exception {
        CyclicBarrier turns = new CyclicBarrier(2);
        long[] before = new long[3];
        long[] after = new long[3];
        Thread owner = new Thread(() -> {
            try (ThreadAccount own = account.ofCallingThread()) {
                read = own;
                compute(50);
                note(own, before);
                turns.await();
                turns.await();
                note(own, after);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        owner.start();
        turns.await();
        AccountReading seen = Objects.requireNonNull(read).readByOther();
        turns.await();
        owner.join();

        assertThat(seen.cpuNanos()).isBetween(before[0], after[0]).isPositive();
        assertThat(seen.runQueueNanos()).isBetween(before[1], after[1]);
        assertThat(seen.allocatedBytes()).isBetween(before[2], after[2]).isPositive();
    }

    private static void compute(long millis) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(millis)) {
            Thread.onSpinWait();
        }
    }

    private static void note(ThreadAccount own, long[] into) {
        own.read();
        into[0] = own.cpuNanos();
        into[1] = own.runQueueNanos();
        into[2] = own.allocatedBytes();
    }

    @Test
    void threadThatHasEnded_hasNoTimeOnCpuForOthers() throws Exception {
        Thread owner = new Thread(() -> {
            ThreadAccount own = account.ofCallingThread();
            own.read();
            read = own;
        });
        owner.start();
        owner.join();

        assertThat(Objects.requireNonNull(read).readByOther().cpuNanos()).isEqualTo(ThreadAccount.UNKNOWN);
    }

    @Test
    void interruptedThread_isStillRead() {
        try (ThreadAccount own = account.ofCallingThread()) {
            own.read();
            long known = own.runQueueNanos();
            Thread.currentThread().interrupt();
            own.read();
            own.read();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(own.runQueueNanos()).isGreaterThanOrEqualTo(known);
        }
    }

    @Test
    void threadInterruptedInTheMiddle_isReadTheNextTime() throws InterruptedException {
        OpenFiles files = new OpenFiles(1);
        Schedstat schedstat = new Schedstat(files);
        long known = schedstat.readRunQueueNanos();
        Assumptions.assumeTrue(known != ThreadAccount.UNKNOWN, "this kernel keeps no schedstat");
        Thread reader = Thread.currentThread();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread interrupter = new Thread(() -> {
            while (!isOver.get()) {
                reader.interrupt();
            }
        });
        interrupter.start();
        int missed = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (missed == 0 && System.nanoTime() < deadline) {
            missed += schedstat.readRunQueueNanos() == ThreadAccount.UNKNOWN ? 1 : 0;
            Thread.interrupted();
        }
        isOver.set(true);
        while (interrupter.isAlive()) {
            Thread.onSpinWait(); // join would be interrupted by it
        }
        Thread.interrupted();
        assertThat(missed).isPositive();
        assertThat(schedstat.readRunQueueNanos()).isGreaterThanOrEqualTo(known);
        assertThat(files.count()).isEqualTo(1);
        schedstat.close();
        assertThat(files.count()).isZero();
    }

    @Test
    void filesBeyondTheBound_areNotOpened() {
        OpenFiles files = new OpenFiles(2);
        List<Schedstat> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Schedstat schedstat = new Schedstat(files);
            all.add(schedstat);
            schedstat.readRunQueueNanos();
        }
        assertThat(files.count()).isEqualTo(2);
        assertThat(all.get(3).readRunQueueNanos()).isEqualTo(ThreadAccount.UNKNOWN);
        all.get(0).close();
        all.get(0).close();
        assertThat(files.count()).isEqualTo(1);
        assertThat(all.get(0).readRunQueueNanos()).isEqualTo(ThreadAccount.UNKNOWN);
        assertThat(all.get(3).readRunQueueNanos()).isNotEqualTo(ThreadAccount.UNKNOWN);
        all.forEach(Schedstat::close);
        assertThat(files.count()).isZero();
    }

    @Test
    void secondNumber_isFoundOrUnknown() {
        assertThat(second("123 456 7\n")).isEqualTo(456);
        assertThat(second("0 0 0")).isZero();
        assertThat(second("1 9223372036854775807 1")).isEqualTo(Long.MAX_VALUE);
        assertThat(second("")).isEqualTo(ThreadAccount.UNKNOWN);
        assertThat(second("123")).isEqualTo(ThreadAccount.UNKNOWN);
        assertThat(second("123 ")).isEqualTo(ThreadAccount.UNKNOWN);
        assertThat(second("a b c")).isEqualTo(ThreadAccount.UNKNOWN);
        assertThat(Schedstat.secondNumber(new byte[64], -1)).isEqualTo(ThreadAccount.UNKNOWN);
    }

    private static long second(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return Schedstat.secondNumber(bytes, bytes.length);
    }
}
