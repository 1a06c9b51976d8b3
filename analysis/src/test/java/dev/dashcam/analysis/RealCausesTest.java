/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.json.JsonReport;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    @BeforeAll
    static void record() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static void sleep(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    @Test
    void peer_thatAnswersLate_isTheCauseAndNamed() throws Exception {
        long[] waited = new long[1];
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            scene.thread("peer", () -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    sleep(600);
                    socket.getOutputStream().write(1);
                }
            });
            long id = scene.request(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                    socket.getOutputStream().write(1);
                    InputStream in = socket.getInputStream();
                    long before = System.nanoTime();
                    assertThat(in.read()).isEqualTo(1);
                    waited[0] = System.nanoTime() - before;
                }
                sleep(150);
            });
            Findings findings = scene.check(id, What.NETWORK, waited[0]);

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
        long id = scene.request(() -> {
            long before = System.nanoTime();
            sleep(300);
            waited[0] = System.nanoTime() - before;
        });
        Findings findings = scene.check(id, What.SLEEPING, waited[0]);
        assertThat(Explanations.inWords(findings).verdict()).contains("It slept for ", "RealCausesTest");
    }

    @Test
    void placeInTheCode_isLinkedToItsLine() throws Exception {
        Findings findings = scene.examine(scene.request(() -> sleep(300)));

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
        return scene.request(() -> {
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
        long id = scene.request(() -> {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                    () -> {
                        LockSupport.parkNanos(300 * MS);
                        return 1;
                    },
                    pool);
            long before = System.nanoTime();
            assertThat(answer.get()).isEqualTo(1);
            waited[0] = System.nanoTime() - before;
        });
        pool.shutdownNow();
        scene.check(id, What.PARKED, waited[0]);
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
        long id = scene.request(() -> {
            long beforeNanos = System.nanoTime();
            long before = collectedNanos();
            for (int i = 0; i < 5; i++) {
                System.gc();
            }
            collected[0] = collectedNanos() - before;
            waited[0] = System.nanoTime() - beforeNanos;
        });
        assertThat(kept).hasSize(200_000);
        Findings findings = scene.check(id, What.PAUSED, collected[0], waited[0]);
        assertThat(findings.states().shares().get(0).object()).contains("pauses");
    }

    private static long collectedNanos() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime() * MS)
                .sum();
    }
}
