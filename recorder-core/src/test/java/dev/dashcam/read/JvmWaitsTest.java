/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JFR records of threads, as it is read: each kind of its events with all that it tells. */
final class JvmWaitsTest {
    private static final long MS = 1_000_000;
    /** So much that it takes longer than the shortest wait that is recorded. */
    private static final int LARGE_BYTES = 64 << 20;

    @TempDir
    Path folder;

    /** A monitor whose class is looked for. */
    private static final class Basket {}

    /** As ZGC's own, which no test can make come. */
    @Name("jdk.ZAllocationStall")
    static final class Stall extends Event {}

    private static ReadEvent longest(List<ReadEvent> all, ThreadState state) {
        return ReadEvent.longest(all, state, Thread.currentThread().getId());
    }

    @Test
    void objectWait_tellsTheClassAndWhoNotified() throws Exception {
        Basket basket = new Basket();
        Thread waits = Thread.currentThread();
        try (JvmScene scene = new JvmScene()) {
            Thread notifier = new Thread(
                    () -> {
                        while (waits.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                        LockSupport.parkNanos(30 * MS);
                        synchronized (basket) {
                            basket.notifyAll();
                        }
                    },
                    "fills-1");
            long before = System.nanoTime();
            synchronized (basket) {
                notifier.start();
                // Nobody else knows it: one that wakes up too early only makes the test fail.
                basket.wait();
            }
            long after = System.nanoTime();
            notifier.join();
            ReadEvent waited = longest(ReadEvent.all(scene.bytes()), ThreadState.WAITING);

            assertThat(waited.start()).isBetween(before - MS, after);
            assertThat(waited.time()).isBetween(before, after + MS);
            assertThat(waited.duration()).isGreaterThan(25 * MS);
            assertThat(waited.knownTarget().className()).isEqualTo(Basket.class.getName());
            assertThat(waited.knownTarget().address()).isNotZero();
            assertThat(waited.knownTarget().otherThreadId()).isEqualTo(notifier.getId());
            assertThat(waited.knownTarget().otherThreadName()).isEqualTo("fills-1");
            assertThat(waited.stack()).anyMatch(frame -> frame.getMethodName().startsWith("objectWait_"));
        }
    }

    @Test
    void socketWrite_tellsPeerAndBytes() throws Exception {
        try (JvmScene scene = new JvmScene();
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    LockSupport.parkNanos(30 * MS);
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            peer.start();
            long before = System.nanoTime();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                socket.getOutputStream().write(new byte[LARGE_BYTES]);
            }
            long after = System.nanoTime();
            peer.join();
            ReadEvent waited = longest(ReadEvent.all(scene.bytes()), ThreadState.SOCKET_WRITE);

            assertThat(waited.start()).isBetween(before - MS, after);
            assertThat(waited.duration()).isBetween(5 * MS, after - before + MS);
            assertThat(waited.knownTarget().hostAddress()).isEqualTo("127.0.0.1");
            assertThat(waited.knownTarget().port()).isEqualTo(server.getLocalPort());
            assertThat(waited.knownTarget().bytes()).isEqualTo(LARGE_BYTES);
            assertThat(waited.knownTarget().path()).isEmpty();
        }
    }

    @Test
    void files_tellPathAndBytes() throws Exception {
        Path journal = folder.resolve("journal.log");
        ByteBuffer block = ByteBuffer.allocateDirect(LARGE_BYTES);
        try (JvmScene scene = new JvmScene();
                FileChannel file = FileChannel.open(
                        journal, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            int written = file.write(block, 0);
            file.force(true);
            int read = file.read(block.clear(), 0);
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            assertThat(longest(all, ThreadState.FILE_WRITE).knownTarget())
                    .isEqualTo(new WaitTarget("", 0, 0, "", "", "", 0, journal.toString(), written));
            assertThat(longest(all, ThreadState.FILE_READ).knownTarget())
                    .isEqualTo(new WaitTarget("", 0, 0, "", "", "", 0, journal.toString(), read));
            assertThat(longest(all, ThreadState.FILE_FORCE).knownTarget())
                    .isEqualTo(new WaitTarget("", 0, 0, "", "", "", 0, journal.toString(), 0));
        }
    }

    @Test
    void stall_isAWaitOfItsThread() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            Stall stall = new Stall();
            stall.begin();
            LockSupport.parkNanos(5 * MS);
            stall.commit();
            ReadEvent stalled = longest(ReadEvent.all(scene.bytes()), ThreadState.STALLED);

            assertThat(stalled.duration()).isGreaterThan(4 * MS);
            assertThat(stalled.stack().get(0).getMethodName()).startsWith("stall_");
        }
    }

    @Test
    void thread_beginsAndEnds() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            long before = System.nanoTime();
            Thread thread = new Thread(() -> LockSupport.parkNanos(MS), "short-lived-1");
            thread.start();
            thread.join();
            long after = System.nanoTime();
            List<ReadEvent> own = ReadEvent.all(scene.bytes()).stream()
                    .filter(event -> event.kind() == EventKind.STATE_TRANSITION && event.thread() == thread.getId())
                    .toList();

            assertThat(own).extracting(ReadEvent::threadName).containsOnly("short-lived-1");
            ReadEvent first = own.get(0);
            assertThat(first.before()).isEqualTo(ThreadState.NONE);
            assertThat(first.after()).isEqualTo(ThreadState.RUNNING);
            assertThat(first.text()).isEqualTo("started");
            assertThat(first.time()).isBetween(before - MS, after);
            ReadEvent last = own.get(own.size() - 1);
            assertThat(last.before()).isEqualTo(ThreadState.RUNNING);
            assertThat(last.after()).isEqualTo(ThreadState.NONE);
            assertThat(last.text()).isEqualTo("ended");
            assertThat(last.time()).isBetween(first.time(), after + MS);
        }
    }

    @Test
    void samples_areOfTheThreadThatComputes() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            long me = Thread.currentThread().getId();
            compute(300 * MS);
            List<ReadEvent> samples = ReadEvent.all(scene.bytes()).stream()
                    .filter(event -> event.kind() == EventKind.SAMPLE)
                    .toList();

            assertThat(samples)
                    .anyMatch(sample -> sample.thread() == me
                            && sample.stack().stream()
                                    .anyMatch(frame -> frame.getMethodName().equals("compute")
                                            && frame.getClassName().equals(JvmWaitsTest.class.getName())
                                            && frame.getLineNumber() > 0));
        }
    }

    private static void compute(long cpuNanos) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start < cpuNanos) {
            for (int i = 0; i < 100_000; i++) {
                Thread.onSpinWait();
            }
        }
    }
}
