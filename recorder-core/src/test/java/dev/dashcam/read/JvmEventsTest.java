/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The JVM's own events among the recorder's: real waits of real threads, recorded by both. */
final class JvmEventsTest {
    private static final long MS = 1_000_000;

    /** A lock whose class is looked for. */
    private static final class InventoryLock {}

    @Test
    void events_ofBoth_comeInOrderOfTimeFromTheFirstGenerationOn() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            for (int i = 0; i < 50; i++) {
                try (Task task = scene.recorder.task("work")) {
                    Thread.sleep(2);
                }
            }
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            assertThat(all.get(0).kind()).isEqualTo(EventKind.SYNC);
            assertThat(all).extracting(ReadEvent::time).isSorted();
            long me = Thread.currentThread().getId();
            assertThat(all.stream().filter(event -> event.leaves(ThreadState.SLEEPING) && event.thread() == me))
                    .hasSizeGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void monitor_waitedFor_tellsItsClassAndWhoReleasedIt() throws Exception {
        InventoryLock lock = new InventoryLock();
        try (JvmScene scene = new JvmScene()) {
            CountDownLatch held = new CountDownLatch(1);
            Thread waits = Thread.currentThread();
            Thread holder = new Thread(
                    () -> {
                        synchronized (lock) {
                            held.countDown();
                            while (waits.getState() != Thread.State.BLOCKED) {
                                Thread.onSpinWait();
                            }
                            LockSupport.parkNanos(60 * MS);
                        }
                    },
                    "restock-1");
            holder.start();
            held.await();
            long before = System.nanoTime();
            synchronized (lock) {
                assertThat(System.nanoTime()).isGreaterThan(before);
            }
            long after = System.nanoTime();
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            ReadEvent blocked = ReadEvent.longest(
                    all, ThreadState.BLOCKED, Thread.currentThread().getId());
            assertThat(blocked.after()).isEqualTo(ThreadState.RUNNING);
            assertThat(blocked.start()).isBetween(before - MS, after);
            assertThat(blocked.time()).isBetween(before, after + MS);
            assertThat(blocked.knownTarget().className()).isEqualTo(InventoryLock.class.getName());
            assertThat(blocked.knownTarget().address()).isNotZero();
            assertThat(blocked.knownTarget().otherThreadId()).isEqualTo(holder.getId());
            assertThat(blocked.knownTarget().otherThreadName()).isEqualTo("restock-1");
            assertThat(blocked.stack().get(0).getMethodName())
                    .isEqualTo("monitor_waitedFor_tellsItsClassAndWhoReleasedIt");
            ReadEvent begin = all.stream()
                    .filter(event -> event.after() == ThreadState.BLOCKED && event.time() == blocked.start())
                    .findFirst()
                    .orElseThrow();
            assertThat(begin.before()).isEqualTo(ThreadState.RUNNING);
            assertThat(begin.target()).isEqualTo(blocked.target());
            assertThat(ReadEvent.longest(all, ThreadState.PARKED, holder.getId())
                            .duration())
                    .isGreaterThan(50 * MS);
        }
    }

    @Test
    void lock_ofConcurrentPackage_isAParkOnItsClass() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Thread waits = Thread.currentThread();
        try (JvmScene scene = new JvmScene()) {
            Thread holder = new Thread(() -> {
                lock.lock();
                try {
                    while (!lock.hasQueuedThread(waits) || waits.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    LockSupport.parkNanos(30 * MS);
                } finally {
                    lock.unlock();
                }
            });
            holder.start();
            // Not by a latch, which would be parked on too.
            while (!lock.isLocked()) {
                Thread.onSpinWait();
            }
            lock.lock();
            long got = System.nanoTime();
            lock.unlock();
            // Whoever takes a snapshot may be parked too.
            List<ReadEvent> before = ReadEvent.all(scene.bytes()).stream()
                    .filter(event -> event.start() < got)
                    .toList();

            ReadEvent parked = ReadEvent.longest(before, ThreadState.PARKED, waits.getId());
            assertThat(parked.knownTarget().className()).startsWith("java.util.concurrent.locks.ReentrantLock$");
        }
    }

    @Test
    void socket_readFrom_tellsPeerAndBytes() throws Exception {
        try (JvmScene scene = new JvmScene();
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread reads = Thread.currentThread();
            Thread peer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    while (!isReading(reads)) {
                        LockSupport.parkNanos(MS);
                    }
                    LockSupport.parkNanos(30 * MS);
                    socket.getOutputStream().write(new byte[] {1, 2, 3});
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            peer.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                InputStream in = socket.getInputStream();
                assertThat(in.readNBytes(3)).hasSize(3);
            }
            peer.join();
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            ReadEvent waited = ReadEvent.longest(
                    all, ThreadState.SOCKET_READ, Thread.currentThread().getId());
            assertThat(waited.duration()).isGreaterThan(20 * MS);
            assertThat(waited.knownTarget().hostAddress()).isEqualTo("127.0.0.1");
            assertThat(waited.knownTarget().port()).isEqualTo(server.getLocalPort());
            assertThat(waited.knownTarget().bytes()).isEqualTo(3);
            assertThat(waited.knownTarget().className()).isEmpty();
            assertThat(waited.text()).isEqualTo("running");
        }
    }

    /** Java says of a thread that waits for a peer that it runs. */
    private static boolean isReading(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("implRead"));
    }

    @Test
    void collection_forced_isARangeWithAPauseInIt() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            scene.recorder.mark(EventName.of("before"));
            long before = System.nanoTime();
            System.gc();
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            List<ReadEvent> ranges = all.stream()
                    .filter(event -> event.kind() == EventKind.RANGE && event.start() >= before)
                    .toList();
            assertThat(ranges)
                    .anyMatch(range ->
                            range.name().equals("collection") && range.text().contains("System.gc"));
            assertThat(ranges)
                    .anyMatch(range -> range.name().equals("gc pause") && range.pause() && range.duration() > 0);
            assertThat(ranges)
                    .anyMatch(range -> range.name().equals("safepoint")
                            && range.pause()
                            && range.text().equals("stopping the threads"));
            assertThat(ranges)
                    .anyMatch(range -> range.name().equals("System.gc()")
                            && range.thread() == Thread.currentThread().getId()
                            && range.stack().stream()
                                    .anyMatch(frame -> frame.getMethodName().startsWith("collection_forced_")));
            assertThat(ranges)
                    .anyMatch(range -> range.name().equals("vm operation")
                            && range.pause()
                            && !range.text().isEmpty());
        }
    }

    @Test
    void thresholds_inForce_areValuesFromTheFirstGenerationOn() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            scene.recorder.mark(EventName.of("one"));
            List<ReadEvent> all = ReadEvent.all(scene.bytes());

            assertThat(all).anyMatch(event -> event.name().equals("jvm.threshold.blocked") && event.value() == MS);
            assertThat(all).anyMatch(event -> event.name().equals("jvm.complete-from"));
            assertThat(all).extracting(ReadEvent::time).isSorted();
        }
    }

    @Test
    void damagedBytes_ofJfr_areAFaultAndTheRestIsRead() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        try (JvmScene scene = new JvmScene()) {
            for (int i = 0; i < 20; i++) {
                try (Task task = scene.recorder.task("work");
                        Region region = scene.recorder.region("nap")) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            }
            byte[] own = scene.ownBytes();
            byte[] jfr = scene.jfrBytes();
            int damaged = 0;
            for (int i = 0; i < 40; i++) {
                byte[] broken = jfr.clone();
                for (int flip = 0; flip < 1 + i; flip++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                byte[] cut = i % 4 == 0 ? Arrays.copyOf(broken, 1 + random.nextInt(broken.length)) : broken;
                try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(JvmScene.withJvm(own, cut)))) {
                    int tasks = 0;
                    for (TraceEvent event; (event = reader.next()) != null; ) {
                        tasks += event.kind() == EventKind.TASK_END ? 1 : 0;
                    }
                    assertThat(tasks).as("seed " + seed).isGreaterThanOrEqualTo(20);
                    damaged += reader.report().faults().size();
                }
            }
            assertThat(damaged).as("seed " + seed).isPositive();
        }
    }

    @Test
    void recordingWithoutClockSync_isLeftOutWithTheReason() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            scene.recorder.mark(EventName.of("one"));
            byte[] own = scene.ownBytes();
            byte[] jfr = scene.jfrBytes();
            byte[] unknown = new String(jfr, StandardCharsets.ISO_8859_1)
                    .replace("dashcam.ClockSync", "dashcam.ClockSunk")
                    .getBytes(StandardCharsets.ISO_8859_1);
            try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(JvmScene.withJvm(own, unknown)))) {
                while (reader.next() != null) {
                    // to the end
                }
                assertThat(reader.report().jvmLeftOut()).contains("no event in it ties its clock");
                assertThat(reader.report().faults()).isEmpty();
                assertThat(reader.report().jvmEvents()).isZero();
            }
        }
    }
}
