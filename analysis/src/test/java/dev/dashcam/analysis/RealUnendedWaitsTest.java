/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Requests that are stuck on real threads: is their time waited, and no more of it than they measured themselves? */
@EnabledOnOs(OS.LINUX)
final class RealUnendedWaitsTest {
    private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    /** On a busy machine the costs are read so late that they are not told. */
    private static final int MOST_TRIES = 20;

    private RealScene scene;

    @BeforeEach
    void begin() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterEach
    void end() {
        scene.close();
    }

    private static final class InventoryLock {}

    @Test
    void monitor_thatIsStillHeld_isWaitedForWithItsHolder() throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch held = new CountDownLatch(1);
        Semaphore done = new Semaphore(0);
        scene.thread("restock-1", () -> {
            synchronized (lock) {
                held.countDown();
                done.acquire();
            }
        });
        held.await();

        String text = check(() -> {
            synchronized (lock) {
                done.release();
            }
        });
        done.release();

        assertThat(text).contains("last seen waiting for InventoryLock", "; \"restock-1\" held it");
    }

    @Test
    void peer_thatHasNotAnswered_isWaitedFor() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            String text = check(() -> socket.getInputStream().read());
            accepted.getOutputStream().write(1);

            assertThat(text).contains("last seen waiting for a peer, over a socket");
        }
    }

    @Test
    void pool_thatHasNothing_isWaitedFor() throws Exception {
        Semaphore pool = new Semaphore(0);

        String text = check(pool::acquire);
        pool.release();

        assertThat(text).contains("last seen parked");
    }

    /** A request that computes a little, waits for long, and is explained meanwhile. */
    private String check(RealScene.Work work) throws Exception {
        AtomicLong asked = new AtomicLong(Long.MAX_VALUE);
        Thread exec = scene.thread("exec-1", () -> {
            try (Task task = scene.recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST);
                    Region region = scene.recorder.region("reserve")) {
                asked.set(System.nanoTime());
                work.run();
                assertThat(task).isNotNull();
                assertThat(region).isNotNull();
            }
        });
        RealScene.await(() -> System.nanoTime() - asked.get() > STUCK_NANOS && isWaiting(exec));
        Findings findings = null;
        long leastNanos = 0;
        for (int again = 0; again < MOST_TRIES && (findings == null || !isCostKnown(findings)); again++) {
            leastNanos = System.nanoTime() - asked.get();
            findings = scene.examineStuck();
        }
        assertThat(findings).isNotNull();
        StateAccount account = findings.states();
        assertThat(account).isNotNull();
        String text = Explanations.inWords(findings).text();
        long others = findings.subject().cpuNanos() + findings.subject().runQueueAtMostNanos();
        assertThat(account.nanos(State.STILL_WAITING))
                .as(text)
                .isBetween(
                        leastNanos - 2 * others - leastNanos / 20,
                        account.wallNanos() - findings.subject().cpuNanos());
        assertThat(account.shares().stream().mapToLong(StateShare::nanos).sum()).isEqualTo(account.wallNanos());
        assertThat(findings.blame()).as(text).isNotNull();
        assertThat(text).contains("of it; it was in reserve. At the trigger it was ");
        return text.replaceAll("\\s+", " ");
    }

    private static boolean isCostKnown(Findings findings) {
        return findings.subject() != null && findings.subject().cpuNanos() >= 0;
    }

    /** A thread that reads from a socket runs, as far as Java knows. */
    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING -> true;
            case RUNNABLE -> thread.getStackTrace().length > 0 && thread.getStackTrace()[0].isNativeMethod();
            default -> false;
        };
    }
}
