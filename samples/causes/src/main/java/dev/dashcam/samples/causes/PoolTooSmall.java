/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/** A request waits for one of two connections, which jobs have borrowed. */
public final class PoolTooSmall {
    private static final int BORROWED_MILLIS = 350;

    private final ConnectionPool pool = new ConnectionPool();

    private PoolTooSmall() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        PoolTooSmall shop = new PoolTooSmall();
        CountDownLatch asked = new CountDownLatch(1);
        SlowTask.record(
                "pool-too-small",
                arguments,
                shop::checkout,
                recorder -> List.of(
                        Holder.start("report", recorder, held -> shop.report(held, asked)),
                        Holder.start("invoices", recorder, held -> shop.report(held, asked))),
                recorder -> {
                    asked.countDown();
                    return shop.checkout(recorder);
                });
    }

    private long checkout(FlightRecorder recorder) throws InterruptedException {
        try (Region region = recorder.region("select price")) {
            long start = System.nanoTime();
            Connection connection = pool.borrow();
            long waitedNanos = System.nanoTime() - start;
            pool.giveBack(connection);
            return waitedNanos;
        }
    }

    private void report(Runnable held, CountDownLatch asked) throws InterruptedException {
        Connection connection = pool.borrow();
        held.run();
        asked.await();
        Thread.sleep(BORROWED_MILLIS);
        pool.giveBack(connection);
    }

    private record Connection(int number) {}

    /** As pools are: who finds none parks until one is given back. */
    private static final class ConnectionPool {
        private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(2);

        ConnectionPool() {
            idle.add(new Connection(1));
            idle.add(new Connection(2));
        }

        Connection borrow() throws InterruptedException {
            return idle.take();
        }

        void giveBack(Connection connection) {
            idle.add(connection);
        }
    }
}
