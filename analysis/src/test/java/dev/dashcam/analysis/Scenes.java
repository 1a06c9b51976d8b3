/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.monitor;
import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.read.ThreadState.BLOCKED;
import static dev.dashcam.read.ThreadState.SOCKET_READ;
import static dev.dashcam.read.ThreadState.WAITING;
import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.OTHER;
import static dev.dashcam.task.TaskKind.REQUEST;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TaskCostAtTrigger;
import dev.dashcam.read.ThreadAtTrigger;
import java.util.List;

/** The recordings that the texts in {@code src/test/resources} are about. */
final class Scenes {
    private Scenes() {}

    /** A request like every other: 10 ms around three regions. */
    static void checkout(ThreadTape thread, double lockMs, double payMs) {
        thread.begin(REQUEST, "GET /checkout").spend(2);
        thread.in("price", 30);
        thread.enter("reserve").spend(5).in("lock inventory", lockMs).spend(2).leave();
        thread.in("pay", payMs).spend(11);
        thread.used(31, 0.5, 180_000).end();
    }

    /** Healthy requests, one after the other, for so many milliseconds. */
    static void healthy(Tape tape, double untilMs) {
        ThreadTape first = tape.thread("exec-1");
        ThreadTape second = tape.thread("exec-2").at(40);
        while (first.nowMs() + 200 < untilMs) {
            checkout(first, 0.4, 117);
            first.spend(2);
            checkout(second, 0.4, 118);
            second.spend(7);
        }
    }

    /** A job is in the region while it calls something slow; requests queue behind it. */
    static Tape contendedRegion() {
        Tape tape = new Tape();
        healthy(tape, 28_900);
        ThreadTape job = tape.thread("restock-1").at(29_180);
        job.begin(JOB, "restock", 0x51e0e)
                .enter("restock all")
                .enter("lock inventory")
                .spend(2);
        job.in("call tax", 648).spend(2).leave().leave().spend(20).end();
        for (int i = 0; i < 14; i++) {
            ThreadTape other = tape.thread("exec-" + (4 + i)).at(29_160 + 8 * i);
            other.begin(REQUEST, "GET /checkout").in("price", 30).enter("reserve");
            double queued = 29_832 + 2 * i - other.nowMs();
            other.in("lock inventory", queued).leave().in("pay", 117).end();
        }
        for (int i = 0; i < 3; i++) {
            ThreadTape other = tape.thread("exec-" + (20 + i)).at(29_400 + 8 * i);
            other.begin(REQUEST, "PUT /cart/{id}").in("lock inventory", 400).end();
        }
        ThreadTape slow = tape.thread("exec-3").at(29_188);
        slow.begin(REQUEST, "GET /checkout").spend(2);
        long id = slow.taskId();
        slow.enter("reserve").spend(5).in("lock inventory", 641).spend(2).leave();
        slow.in("price", 30).in("pay", 121).spend(11);
        slow.used(31, 14, 184_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /checkout", id, 812, 300);
    }

    /** The same as the JVM tells it: who held the lock, doing what, and a slow request's whole account. */
    static Tape contendedLock() {
        Tape tape = new Tape().withJvm();
        healthy(tape, 28_900);
        ThreadTape job = tape.thread("restock-1").at(29_180);
        job.begin(JOB, "restock", 0x51e0).spend(2);
        job.waits(SOCKET_READ, 648, peer("tax.acme.internal", 443), "TaxClient.rate:120", "Restock.run:41");
        job.spend(2).spend(20).end();
        double released = 29_832;
        for (int i = 0; i < 14; i++) {
            ThreadTape other = tape.thread("exec-" + (4 + i)).at(29_180 + 8 * i);
            other.begin(REQUEST, "GET /checkout").in("price", 1).enter("reserve");
            other.waits(
                    BLOCKED, released + 2 * i - other.nowMs(), monitor("InventoryLock", job), "Inventory.reserve:88");
            other.leave().in("pay", 117).end();
        }
        for (int i = 0; i < 3; i++) {
            ThreadTape other = tape.thread("exec-" + (20 + i)).at(29_440 + 8 * i);
            other.begin(REQUEST, "PUT /cart/{id}")
                    .waits(BLOCKED, 400, monitor("InventoryLock", job), "Inventory.reserve:88")
                    .end();
        }
        ThreadTape slow = tape.thread("exec-3").at(29_189);
        slow.begin(REQUEST, "GET /checkout").spend(2);
        long id = slow.taskId();
        slow.enter("reserve").waits(BLOCKED, 641, monitor("InventoryLock", job), "Inventory.reserve:88");
        slow.spend(1).leave();
        tape.collection(slow.nowMs() + 2, 5);
        slow.in("price", 30);
        slow.enter("pay").spend(3);
        slow.waits(SOCKET_READ, 118, peer("payments.acme.internal", 443), "Payments.pay:33")
                .leave();
        slow.spend(17);
        slow.used(31, 14, 184_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /checkout", id, 812, 300);
    }

    /** Two were in {@code Object.wait} on the lock: one still is, the other was woken, took it again and keeps it. */
    static Tape lockTakenAgain() {
        Tape tape = new Tape().withJvm();
        healthy(tape, 28_900);
        ThreadTape restock = tape.thread("restock-1").at(29_150);
        ThreadTape audit = tape.thread("audit-1").at(26_000);
        audit.waits(WAITING, 4_500, monitor("InventoryLock", restock), "Audit.run:12");
        ThreadTape dispatch = tape.thread("dispatch-1").at(28_000);
        dispatch.begin(JOB, "dispatch", 0x51e1);
        dispatch.waits(WAITING, 1_195, monitor("InventoryLock", restock), "Dispatch.next:30");
        dispatch.spend(1);
        dispatch.waits(SOCKET_READ, 600, peer("carrier.acme.internal", 443), "Carrier.book:77", "Dispatch.run:52");
        dispatch.spend(2).spend(20).end();
        ThreadTape slow = tape.thread("exec-3").at(29_188);
        slow.begin(REQUEST, "GET /checkout").spend(2);
        long id = slow.taskId();
        slow.enter("reserve").waits(BLOCKED, 608, monitor("InventoryLock", dispatch), "Inventory.reserve:88");
        slow.spend(1).leave().in("price", 30).in("pay", 121).spend(17);
        slow.used(31, 4, 184_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /checkout", id, slow.nowMs() - 29_188, 300);
    }

    /** The provider answers late; nobody else is in that region for long. */
    static Tape slowInnerCall() {
        Tape tape = new Tape();
        healthy(tape, 28_900);
        ThreadTape slow = tape.thread("exec-3").at(29_000);
        slow.begin(REQUEST, "GET /checkout").spend(2);
        long id = slow.taskId();
        slow.in("price", 30);
        slow.enter("reserve").spend(5).in("lock inventory", 0.4).spend(2).leave();
        slow.in("pay", 938).spend(11);
        slow.used(32, 0.3, 181_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /checkout", id, slow.nowMs() - 29_000, 300);
    }

    /** A report that computes all the time it takes. */
    static Tape cpuBound() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1");
        for (int i = 0; i < 60; i++) {
            thread.begin(REQUEST, "GET /reports/{id}").in("load", 4).in("render", 30 + i % 7);
            thread.used(34, 0.1, 2_000_000).end().spend(300);
        }
        ThreadTape slow = tape.thread("exec-2").at(29_000);
        slow.begin(REQUEST, "GET /reports/{id}");
        long id = slow.taskId();
        slow.in("load", 6).in("render", 498);
        slow.used(489, 2, 81_000_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /reports/{id}", id, 504, 500);
    }

    /** Ready to run, and no CPU to run on. */
    static Tape waitingForCpu() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1");
        for (int i = 0; i < 100; i++) {
            thread.begin(REQUEST, "GET /quote").in("read rates", 11).in("compute", 29);
            thread.used(38, 0.2, 90_000).end().spend(200);
        }
        for (int i = 0; i < 4; i++) {
            ThreadTape busy = tape.thread("reindex-" + i).at(29_100 + 11 * i);
            busy.begin(JOB, "reindex")
                    .in("merge", 700)
                    .used(640, 50, 80_000_000)
                    .end();
        }
        ThreadTape slow = tape.thread("exec-2").at(29_200);
        slow.begin(REQUEST, "GET /quote");
        long id = slow.taskId();
        slow.in("read rates", 140).in("compute", 372);
        slow.used(39, 380, 90_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /quote", id, 512, 300);
    }

    /** The only one of its name, on a virtual thread. */
    static Tape noSiblings() {
        Tape tape = new Tape();
        healthy(tape, 20_000);
        ThreadTape slow = tape.thread("").at(29_000);
        slow.begin(REQUEST, "GET /feed");
        long id = slow.taskId();
        slow.spend(20).in("await answers", 590).spend(30).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /feed", id, 640, 300);
    }

    /** It waits for what it has begun on other threads. */
    static Tape fanOut() {
        Tape tape = new Tape();
        ThreadTape pool = tape.thread("pool-1");
        ThreadTape thread = tape.thread("exec-1");
        for (int i = 0; i < 40; i++) {
            thread.begin(REQUEST, "GET /offers").spend(3);
            pool.at(thread.nowMs())
                    .begin(OTHER, "ask supplier")
                    .in("call supplier", 38)
                    .end();
            tape.events.get(tape.events.size() - 1).parentId = thread.taskId();
            thread.in("await answers", 40).spend(4).used(6, 0.1, 60_000).end().spend(600);
        }
        ThreadTape slow = tape.thread("exec-2").at(29_000);
        slow.begin(REQUEST, "GET /offers").spend(3);
        long id = slow.taskId();
        for (int i = 0; i < 3; i++) {
            ThreadTape child = tape.thread("pool-" + (2 + i)).at(29_003);
            child.begin(OTHER, "ask supplier").in("call supplier", 35 + 270 * i).end();
            tape.events.get(tape.events.size() - 1).parentId = id;
        }
        slow.in("await answers", 577).spend(4).used(7, 0.1, 60_000).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /offers", id, 584, 500);
    }

    /** Somebody wants to look; nothing is wrong. */
    static Tape quietWindow() {
        Tape tape = new Tape();
        ThreadTape first = tape.thread("exec-1");
        ThreadTape second = tape.thread("exec-2");
        for (int i = 0; i < 720; i++) {
            first.begin(REQUEST, "GET /item/{id}")
                    .in("query", 3 + i % 5)
                    .used(2, 0, 30_000)
                    .end()
                    .spend(30);
            first.begin(REQUEST, "GET /").used(0.4, 0, 9_000).spend(0.6).end();
            second.begin(REQUEST, "PUT /cart/{id}").in("query", 21 + i % 9).in("save", 9 + i % 3);
            second.used(6, 0.1, 50_000).end();
        }
        second.begin(REQUEST, "PUT /cart/{id}")
                .in("query", 30)
                .in("save", 31)
                .used(6, 0.1, 50_000)
                .end();
        return tape.tail(0).manual("before deploy");
    }

    /** A request that has not answered yet, behind an import that took the region long ago. */
    static Tape stillRunning() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1");
        for (int i = 0; i < 40; i++) {
            thread.begin(REQUEST, "GET /reports/{id}")
                    .in("await connection", 0.1)
                    .in("query", 80 + i % 9);
            thread.used(12, 0.1, 400_000).end().spend(150);
        }
        tape.openAtStart(new Generation.OpenTask(0x4a11, 0, REQUEST, "POST /import", Tape.nanos(-11_000), 91));
        tape.openAtStart(new Generation.OpenRegion("await connection", 0x4a11, Tape.nanos(-10_999), 91, 0));
        tape.openAtStart(new Generation.OpenRegion("copy rows", 0x4a11, Tape.nanos(-10_998), 91, 1));
        ThreadTape stuck = tape.thread("exec-7").at(20_000);
        stuck.begin(REQUEST, "GET /reports/{id}");
        long id = stuck.taskId();
        stuck.spend(200)
                .enter("await connection")
                .spend(10_500)
                .leave()
                .in("query", 80)
                .end();
        return tape.cause("stuck", "stuck", "GET /reports/{id}", id, 10_000, 10_000);
    }

    /** A recording with holes, of which the beginning was overwritten before the task began it is about. */
    static Tape losses() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1").at(18_000);
        for (int i = 0; i < 3; i++) {
            thread.begin(REQUEST, "POST /upload").in("store", 300).end();
        }
        ThreadTape slow = tape.thread("exec-2").at(12_000);
        slow.begin(REQUEST, "POST /upload");
        long id = slow.taskId();
        slow.in("receive", 9_000).in("store", 3_000).in("index", 700);
        slow.used(900, 40, 3_000_000).fail("java.io.IOException");
        tape.events.removeIf(event -> event.timeNanos < Tape.nanos(17_600) && event.kind != EventKind.TASK_END);
        tape.events.removeIf(event -> event.name.equals("receive"));
        return tape.completeFrom(17_600)
                .lost("ring-full", 1_204)
                .lost("slot-busy", 3)
                .triggeredAt(slow.nowMs())
                .slow("POST /upload", id, 12_700, 5_000);
    }

    /** A route of which every other request fails, early. */
    static Tape failingRoute() {
        Tape tape = new Tape();
        healthy(tape, 29_800);
        ThreadTape thread = tape.thread("exec-3").at(22_000);
        long id = 0;
        for (int i = 0; i < 20; i++) {
            thread.begin(REQUEST, "POST /pay").in("price", 20);
            id = thread.taskId();
            if (i % 2 == 0) {
                thread.in("charge", 120).used(14, 0.2, 90_000).end();
            } else {
                thread.in("charge", 8).used(9, 0.2, 120_000).fail("com.acme.shop.pay.CardDeclinedException");
            }
            thread.spend(200);
        }
        return tape.triggeredAt(29_900).failing("POST /pay", id, 0.5, 0.1);
    }

    /** All requests are slow: nothing can be called usual. */
    static Tape allSlow() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1");
        while (thread.nowMs() < 29_000) {
            checkout(thread, 0.4, 600);
        }
        ThreadTape slow = tape.thread("exec-3").at(29_100);
        checkout(slow, 0.4, 640);
        long id = tape.events.get(tape.events.size() - 1).taskId;
        return tape.triggeredAt(slow.nowMs()).slow("GET /checkout", id, 690.4, 300);
    }

    /** The trigger knows a task whose events were all lost. */
    static Tape eventsMissing() {
        Tape tape = new Tape();
        healthy(tape, 29_900);
        return tape.lost("ring-full", 20).slow("GET /checkout", 0x999, 812, 300);
    }

    /** Nothing was recorded. */
    static Tape empty() {
        return new Tape().tail(0).manual("just looking");
    }

    /** A request that hands its work to child tasks, one on its own thread, and asks the same thing many times. */
    static Tape childTasks() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1");
        for (int i = 0; i < 20; i++) {
            basket(thread, 2, 20);
            thread.spend(700);
        }
        ThreadTape slow = tape.thread("exec-2").at(29_000);
        basket(slow, 90, 25);
        long id = tape.events.get(tape.events.size() - 1).taskId;
        return tape.triggeredAt(slow.nowMs()).slow("GET /basket", id, slow.nowMs() - 29_000, 500);
    }

    /** All call somebody for 90 ms, of which the JVM tells only since the last two of the normal ones. */
    static Tape jvmSinceLately() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1").at(1_000);
        for (int i = 0; i < 30; i++) {
            thread.begin(REQUEST, "GET /rates").in("call", 90).spend(10).end();
        }
        tape.withJvmFrom(thread.nowMs());
        for (int i = 0; i < 2; i++) {
            rates(thread, 10).end();
        }
        ThreadTape slow = tape.thread("exec-2").at(29_000);
        rates(slow, 160);
        long id = slow.taskId();
        slow.end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /rates", id, 250, 200);
    }

    /** One waits for a lock four times as long as the others, of which the JVM does not tell, take in all. */
    static Tape lockWhereTheJvmIsLate() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1").at(1_000);
        for (int i = 0; i < 30; i++) {
            thread.begin(REQUEST, "GET /rates").in("reserve", 90).spend(10).end();
        }
        tape.withJvmFrom(thread.nowMs());
        ThreadTape slow = tape.thread("exec-2").at(29_000);
        slow.begin(REQUEST, "GET /rates").enter("reserve");
        slow.waits(BLOCKED, 400, monitor("InventoryLock", thread), "Inventory.reserve:88")
                .leave();
        long id = slow.taskId();
        slow.spend(10).end();
        return tape.triggeredAt(slow.nowMs()).slow("GET /rates", id, 410, 200);
    }

    private static ThreadTape rates(ThreadTape thread, double computedMs) {
        thread.begin(REQUEST, "GET /rates").enter("call");
        thread.waits(SOCKET_READ, 90, peer("rates.acme.internal", 443), "Rates.call:7")
                .leave();
        return thread.in("compute", computedMs);
    }

    /** A trigger that asked half a second before the end of a task that did nothing but its one call. */
    static Tape askedBeforeTheEnd() {
        Tape tape = new Tape();
        ThreadTape thread = tape.thread("exec-1").at(26_000);
        thread.begin(REQUEST, "GET /slow").in("call", 3_770).end();
        long id = tape.events.get(tape.events.size() - 1).taskId;
        return tape.triggeredAt(thread.nowMs()).slow("GET /slow", id, 3_270, 300);
    }

    private static void basket(ThreadTape thread, int queries, double renderMs) {
        thread.begin(REQUEST, "GET /basket").enter("load items");
        for (int i = 0; i < queries; i++) {
            thread.in("query", 6.5).spend(0.5);
        }
        thread.leave().begin(OTHER, "render").in("template", renderMs).end();
        thread.used(40, 0.2, 500_000).end();
    }

    /** A request is stuck at a lock that a job holds, which waits for another lock. */
    static Tape stuckAtALock() {
        Tape tape = new Tape().withJvm();
        healthy(tape, 19_000);
        ThreadTape job = tape.thread("restock-1").at(-11_000);
        job.begin(JOB, "restock", 0xa51e0);
        ThreadTape prices = tape.thread("import-1").at(-41_000);
        prices.begin(REQUEST, "POST /import", 0xa51e1);
        ThreadTape stuck = tape.thread("exec-3").at(19_990);
        stuck.begin(REQUEST, "GET /checkout").spend(3).enter("reserve").spend(1);
        long id = stuck.taskId();
        StackTraceElement reserve = new StackTraceElement("shop.Inventory", "reserve", "Inventory.java", 88);
        StackTraceElement run = new StackTraceElement("shop.Restock", "run", "Restock.java", 41);
        StackTraceElement rows = new StackTraceElement("shop.Import", "rows", "Import.java", 17);
        StackTraceElement read = new StackTraceElement("sun.nio.ch.NioSocketImpl", "park", null, -1);
        tape.atTrigger(new ThreadAtTrigger(
                stuck.threadId(),
                "exec-3",
                false,
                Thread.State.BLOCKED,
                "shop.InventoryLock@1f",
                job.threadId(),
                "restock-1",
                id,
                "GET /checkout",
                "reserve",
                List.of(new TaskCostAtTrigger(id, 10_020_000_000L, 31_000_000, 6_000_000, 52_000)),
                List.of(reserve)));
        tape.atTrigger(new ThreadAtTrigger(
                job.threadId(),
                "restock-1",
                false,
                Thread.State.BLOCKED,
                "shop.PriceLock@2a",
                prices.threadId(),
                "import-1",
                0xa51e0,
                "restock",
                "",
                List.of(run)));
        tape.atTrigger(new ThreadAtTrigger(
                prices.threadId(),
                "import-1",
                false,
                Thread.State.RUNNABLE,
                "",
                0,
                "",
                0xa51e1,
                "POST /import",
                "",
                List.of(new StackTraceElement("sun.nio.ch.Net", "poll", null, -2), read, rows)));
        return tape.cause("stuck", "stuck", "GET /checkout", id, 10_010, 10_000);
    }
}
