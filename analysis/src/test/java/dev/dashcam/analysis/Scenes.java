/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.task.TaskKind.JOB;
import static dev.dashcam.task.TaskKind.REQUEST;

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
}
