/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Parks in the initialiser of a class that nobody has used, which keeps a virtual thread on its carrier. */
public final class Pins {
    private static final long KEPT_NANOS = 400_000_000;
    private static volatile CountDownLatch entered = new CountDownLatch(0);

    private Pins() {}

    /** Initialises the class once more; counts down as it begins. */
    static void initialise(CountDownLatch begins) {
        entered = begins;
        try {
            Class.forName(Table.class.getName(), true, new TableLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by the class, which is another one for each loader. */
    public static long park() {
        entered.countDown();
        for (long until = System.nanoTime() + KEPT_NANOS; System.nanoTime() < until; ) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return KEPT_NANOS;
    }

    static final class Table {
        static final long PARKED = park();

        private Table() {}
    }

    private static final class TableLoader extends ClassLoader {
        TableLoader() {
            super(Table.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Table.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
