/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real threads that are slow for a known reason: is it found, and is its time what they measured? */
final class RealCausesTest {
    private static final long MS = 1_000_000;

    private static final Pattern LINK = Pattern.compile(
            "\nIn the source\n {2}RealCausesTest\\.sleep at RealCausesTest\\.java:\\d+"
                    + " {2}(https://git\\.acme/blob/main/src/test/java/dev/dashcam/analysis/RealCausesTest\\.java#L(\\d+))\n");

    private static RealScene scene;

    private static final class InventoryLock {}

    private static final class PriceLock {}

    @BeforeAll
    static void record() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** What a request does. */
    private interface Work {
        void run() throws Exception;
    }

    /** Runs normal requests that take about 2 ms, then one that does the work, and answers its id. */
    private static long request(Work work) throws Exception {
        for (int i = 0; i < 12; i++) {
            try (Task task = scene.recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
                LockSupport.parkNanos(2 * MS);
            }
        }
        try (Task task = scene.recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
            work.run();
            return task.id();
        }
    }

    private static Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void sleep(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** The verdict blames this, its time is what was measured, and the parts add up. */
    private static Findings check(long task, What what, long measuredNanos) throws IOException {
        return check(task, what, measuredNanos, measuredNanos);
    }

    private static Findings check(long task, What what, long leastNanos, long mostNanos) throws IOException {
        Findings findings = scene.examine(task);
        Blame blame = findings.blame();
        assertThat(blame).isNotNull();
        assertThat(blame.main().what()).isEqualTo(what);
        StateAccount states = findings.states();
        assertThat(states).isNotNull();
        // On a loaded machine a thread that may go on waits for a CPU first, which it cannot tell from its wait.
        long cpuWait = states.nanos(State.WAITING_FOR_CPU);
        double tolerance = Math.max(5.0 * MS, mostNanos / 10.0);
        assertThat((double) blame.main().value()).isBetween(leastNanos - tolerance - cpuWait, mostNanos + tolerance);
        assertThat(states.shares().stream().mapToLong(StateShare::nanos).sum()).isEqualTo(states.wallNanos());
        return findings;
    }

    @Test
    void monitor_heldByAJobThatWaits_isTheCauseAndTheHolderIsNamed() throws Exception {
        InventoryLock lock = new InventoryLock();
        long[] waited = new long[1];
        CountDownLatch held = new CountDownLatch(1);
        List<Thread> others = new ArrayList<>();
        long id = request(() -> {
            thread("restock-1", () -> {
                try (Task job = scene.recorder.task(EventName.of("restock"), TaskKind.JOB)) {
                    synchronized (lock) {
                        held.countDown();
                        sleep(500);
                    }
                }
            });
            held.await();
            for (int i = 0; i < 3; i++) {
                others.add(thread("exec-" + i, () -> {
                    try (Task other = scene.recorder.task(EventName.of("PUT /cart/{id}"), TaskKind.REQUEST)) {
                        synchronized (lock) {
                            other.set("in", true);
                        }
                    }
                }));
            }
            long before = System.nanoTime();
            synchronized (lock) {
                waited[0] = System.nanoTime() - before;
            }
            sleep(20);
        });
        for (Thread other : others) {
            other.join();
        }
        Findings findings = check(id, What.LOCK, waited[0]);

        Contention contention = findings.contention();
        assertThat(contention).isNotNull();
        assertThat(contention.lock()).isEqualTo("InventoryLock");
        assertThat(contention.heldUp()).isEqualTo(3);
        Holder holder = contention.holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("restock-1");
        assertThat(holder.name()).isEqualTo("restock");
        assertThat(holder.waits().get(0).state()).isEqualTo(State.SLEEPING);
        assertThat(Explanations.inWords(findings).text().replaceAll("\\s+", " "))
                .contains("The lock: InventoryLock. \"restock-1\" held it for at least ")
                .contains(" to run the job restock; for ")
                .contains("3 more requests waited for InventoryLock at the same time");
    }

    @Test
    void monitor_whoseHolderWaitsForAnother_isFollowedThroughTheChain() throws Exception {
        InventoryLock inventory = new InventoryLock();
        PriceLock prices = new PriceLock();
        long[] waited = new long[1];
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        long id = request(() -> {
            thread("import-1", () -> {
                synchronized (prices) {
                    first.countDown();
                    sleep(500);
                }
            });
            first.await();
            thread("restock-1", () -> {
                synchronized (inventory) {
                    second.countDown();
                    synchronized (prices) {
                        LockSupport.parkNanos(MS / 10);
                    }
                }
            });
            second.await();
            long before = System.nanoTime();
            synchronized (inventory) {
                waited[0] = System.nanoTime() - before;
            }
        });
        Findings findings = check(id, What.LOCK, waited[0]);

        Holder holder = findings.contention().holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("restock-1");
        assertThat(holder.next()).isNotNull();
        assertThat(holder.next().threadName()).isEqualTo("import-1");
        assertThat(holder.next().waits().get(0).state()).isEqualTo(State.SLEEPING);
    }

    @Test
    void reentrantLock_heldByAnother_isTheCause() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        long[] waited = new long[1];
        CountDownLatch held = new CountDownLatch(1);
        long id = request(() -> {
            thread("restock-1", () -> {
                lock.lock();
                try {
                    held.countDown();
                    sleep(300);
                } finally {
                    lock.unlock();
                }
            });
            held.await();
            long before = System.nanoTime();
            lock.lock();
            waited[0] = System.nanoTime() - before;
            lock.unlock();
        });
        Findings findings = check(id, What.LOCK, waited[0]);

        assertThat(findings.contention().lock()).startsWith("ReentrantLock in RealCausesTest.");
        assertThat(findings.contention().holder()).isNull();
    }

    @Test
    void peer_thatAnswersLate_isTheCauseAndNamed() throws Exception {
        long[] waited = new long[1];
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            thread("peer", () -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    sleep(300);
                    socket.getOutputStream().write(1);
                }
            });
            long id = request(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                    socket.getOutputStream().write(1);
                    InputStream in = socket.getInputStream();
                    long before = System.nanoTime();
                    assertThat(in.read()).isEqualTo(1);
                    waited[0] = System.nanoTime() - before;
                }
                sleep(25);
            });
            Findings findings = check(id, What.NETWORK, waited[0]);

            assertThat(findings.states().shares().get(0).object()).endsWith(":" + server.getLocalPort());
            assertThat(findings.states().shares())
                    .filteredOn(share -> share.state() != State.WAITING_FOR_CPU)
                    .element(1)
                    .extracting(StateShare::state)
                    .isEqualTo(State.SLEEPING);
        }
    }

    @Test
    void sleep_isTheCauseAndItsPlaceIsNamed() throws Exception {
        long[] waited = new long[1];
        long id = request(() -> {
            long before = System.nanoTime();
            sleep(80);
            waited[0] = System.nanoTime() - before;
        });
        Findings findings = check(id, What.SLEEPING, waited[0]);
        assertThat(Explanations.inWords(findings).verdict()).contains("It slept for ", "RealCausesTest");
    }

    @Test
    void placeInTheCode_isLinkedToItsLine() throws Exception {
        Findings findings = scene.examine(request(() -> sleep(60)));

        Matcher link = LINK.matcher(Explanations.inWords(findings).text());
        assertThat(link.find()).isTrue();
        List<String> lines = Files.readAllLines(Path.of("src/test/java/dev/dashcam/analysis/RealCausesTest.java"));
        assertThat(lines.get(Integer.parseInt(link.group(2)) - 1)).contains("TimeUnit.MILLISECONDS.sleep(millis)");
        assertThat(JsonReport.of(findings))
                .contains("\"place\":\"RealCausesTest.sleep at RealCausesTest.java:" + link.group(2)
                        + "\",\"source\":\"" + link.group(1) + "\"");
    }

    /**
     * How fast the disk is, and how long a thread waits for a CPU once it has answered, is the machine's: whatever is the
     * largest part is blamed, and the file is named.
     */
    @Test
    void disk_thatIsForced_isPartOfTheAccountWithItsFile(@TempDir Path folder) throws Exception {
        Findings findings;
        try (FileChannel file =
                FileChannel.open(folder.resolve("journal"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            findings = scene.examine(forcing(file));
        }
        StateAccount states = findings.states();
        assertThat(states).isNotNull();
        assertThat(states.shares().stream().mapToLong(StateShare::nanos).sum()).isEqualTo(states.wallNanos());
        assertThat(findings.blame()).isNotNull();
        assertThat(findings.blame().main().what().name())
                .isEqualTo(states.shares().get(0).state().name());
        assertThat(states.shares())
                .filteredOn(share -> share.state() == State.DISK)
                .anySatisfy(share -> assertThat(share.object()).endsWith("journal"));
    }

    private static long forcing(FileChannel file) throws Exception {
        ByteBuffer block = ByteBuffer.allocateDirect(8 << 20);
        return request(() -> {
            long before = System.nanoTime();
            while (System.nanoTime() - before < 200 * MS) {
                file.write(block.clear());
                file.force(true);
            }
        });
    }

    @Test
    void future_ofAnotherThread_isAPark() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        long[] waited = new long[1];
        long id = request(() -> {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                    () -> {
                        LockSupport.parkNanos(90 * MS);
                        return 1;
                    },
                    pool);
            long before = System.nanoTime();
            assertThat(answer.get()).isEqualTo(1);
            waited[0] = System.nanoTime() - before;
        });
        pool.shutdownNow();
        check(id, What.PARKED, waited[0]);
    }

    @Test
    void collections_duringWhichAllStandStill_areTheCause() throws Exception {
        List<int[]> kept = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            kept.add(new int[8]);
        }
        // The collectors count the pauses without the time that it takes to stop the threads.
        long[] collected = new long[1];
        long[] waited = new long[1];
        long id = request(() -> {
            long beforeNanos = System.nanoTime();
            long before = collectedNanos();
            for (int i = 0; i < 5; i++) {
                System.gc();
            }
            collected[0] = collectedNanos() - before;
            waited[0] = System.nanoTime() - beforeNanos;
        });
        assertThat(kept).hasSize(200_000);
        Findings findings = check(id, What.PAUSED, collected[0], waited[0]);
        assertThat(findings.states().shares().get(0).object()).contains("pauses");
    }

    private static long collectedNanos() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime() * MS)
                .sum();
    }
}
