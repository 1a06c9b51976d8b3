/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.internal.account.ThreadAccount;
import dev.dashcam.internal.record.OpenTaskCost;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.read.TaskCostAtTrigger;
import dev.dashcam.read.ThreadDumpReader;
import dev.dashcam.task.EventName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class ThreadDumpJsonTest {
    @Test
    void threadThatWaitsForALock_isShownWithItsOwnerAndItsWork() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Thread waiting = new Thread(lock::lock, "waits password=hunter2");
        waiting.setDaemon(true);
        lock.lock();
        try {
            waiting.start();
            while (!lock.hasQueuedThread(waiting) || waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            OpenWork open = new OpenWork();
            long id = waiting.getId();
            open.tasks.add(task(1, "outer", 1000, id));
            open.tasks.add(task(2, "inner", 2000, id));
            open.regions.add(new OpenRegion(EventName.of("around").id(), 2, 2100, OpenWork.NOT_ENDED, id, 0));
            open.regions.add(new OpenRegion(EventName.of("price").id(), 2, 2200, OpenWork.NOT_ENDED, id, 1));

            String json = json(ThreadDump.take(List.of()), open);

            assertThat(json)
                    .contains("\"name\": \"waits password=***\"", "\"state\": \"WAITING\"")
                    .contains("\"lock\": \"java.util.concurrent.locks.ReentrantLock$NonfairSync@")
                    .contains("\"lockOwner\": \"" + Thread.currentThread().getName() + "\"")
                    .contains("\"task\": \"2\"", "\"taskName\": \"inner\"", "\"region\": \"price\"")
                    .contains("java.util.concurrent.locks.ReentrantLock.lock(ReentrantLock.java:")
                    .doesNotContain("hunter2", "\"outer\"", "\"around\"");
        } finally {
            lock.unlock();
        }
    }

    @Test
    void threadsThatWereAskedFor_areShownBesideThePlatformOnes() throws Exception {
        // any thread will do: what is asked of a virtual one is asked of all
        CountDownLatch end = new CountDownLatch(1);
        Thread extra = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "extra");
        extra.start();
        try {
            ThreadDump dump = ThreadDump.take(List.of(extra));

            assertThat(dump.problem()).isNull();
            assertThat(dump.stackDepth()).isBetween(8, 64);
            assertThat(json(dump, new OpenWork())).contains("\"virtual\": true");
        } finally {
            end.countDown();
            extra.join();
        }
    }

    @Test
    void costsOfATask_areReadBackWithItsThread() throws Exception {
        long id = Thread.currentThread().getId();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        List<OpenTaskCost> costs =
                List.of(new OpenTaskCost(0x51e0, id, 10_000, new AccountReading(300, ThreadAccount.UNKNOWN, 4_096)));

        ThreadDumpJson.write(ThreadDump.take(List.of()), new OpenWork(), costs, text -> text, json);

        List<TaskCostAtTrigger> read = new ArrayList<>();
        ThreadDumpReader.read(
                new ByteArrayInputStream(json.toByteArray()),
                thread -> read.addAll(thread.id() == id ? thread.taskCosts() : List.of()));
        assertThat(read).containsExactly(new TaskCostAtTrigger(0x51e0, 10_000, 300, -1, 4_096));
        assertThat(json.toString(StandardCharsets.UTF_8)).containsOnlyOnce("taskCosts");
    }

    private static OpenTask task(long id, String name, long startNanos, long threadId) {
        return new OpenTask(
                id, 0, 0, EventName.of(name).id(), startNanos, OpenWork.NOT_ENDED, threadId, null, Map.of());
    }

    private static String json(ThreadDump dump, OpenWork open) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ThreadDumpJson.write(dump, open, List.of(), text -> text.replace("hunter2", "***"), json);
        return json.toString(StandardCharsets.UTF_8);
    }
}
