/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that waited for a monitor while it was recorded. */
final class StuckRequestTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path folder;

    private static final class InventoryLock {}

    @BeforeEach
    void record() throws Exception {
        InventoryLock lock = new InventoryLock();
        try (FlightRecorder recorder = FlightRecorder.builder().start()) {
            CountDownLatch begun = new CountDownLatch(1);
            Thread exec = new Thread(
                    () -> {
                        try (Task task = recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
                            begun.countDown();
                            synchronized (lock) {
                                task.set("in", true);
                            }
                        }
                    },
                    "exec-1");
            synchronized (lock) {
                exec.start();
                begun.await();
                awaitBlocked(exec);
                recorder.writeTo(file());
            }
            exec.join();
        }
    }

    private Path file() {
        return folder.resolve("stuck.dcam");
    }

    private static void awaitBlocked(Thread thread) throws InterruptedException {
        long began = System.nanoTime();
        while (thread.getState() != Thread.State.BLOCKED) {
            assertThat(System.nanoTime() - began).isLessThan(PATIENCE_NANOS);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static void check(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("At the trigger it was waiting for InventoryLock, in StuckRequestTest.")
                .contains("; \"" + Thread.currentThread().getName() + "\" held it");
    }

    @Test
    void explain_ofAFile_saysWhatItWaitedForAndWhoHadIt() {
        check(CommandRun.of("explain", file().toString(), "--stuck"));
    }

    @Test
    void explain_ofStandardInput_saysItToo() throws IOException {
        check(CommandRun.withInput(Files.readAllBytes(file()), "explain", "-", "--stuck"));
    }

    @Test
    void explain_asJson_hasIt() {
        assertThat(CommandRun.of("explain", file().toString(), "--stuck", "--json")
                        .out())
                .contains("\"atTrigger\":{\"alsoWaiting\":0,\"thread\":{", "\"object\":\"InventoryLock\"");
    }
}
