/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Memory from {@code java.lang.foreign.Arena}, which is final API from JDK 22 on: no flag, no warning. Reached by handles,
 * since we compile for 17.
 *
 * <p>Of a shared arena, which the JDK does not count against the direct-memory limit; an automatic one it does (seen on 25),
 * and a confined one is of no use to many threads. A shared arena is freed only by closing it, after which access throws, so
 * a cleaner closes it when nobody can reach the buffer any longer.
 */
final class ArenaMemory {
    private static final int FIRST_JDK = 22;
    private static final @Nullable Handles HANDLES = find();

    private ArenaMemory() {}

    /** Loaded where there is something to clean: a cleaner is a thread. */
    private static final class Freeing {
        static final Cleaner CLEANER = Cleaner.create();

        private Freeing() {}
    }

    private record Handles(MethodHandle ofShared, MethodHandle allocate) {}

    private record Close(AutoCloseable arena) implements Runnable {
        @Override
        public void run() {
            try {
                arena.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static boolean isAvailable() {
        return HANDLES != null;
    }

    /** A zeroed block; the arena writes all of it, so its pages are there. */
    static ByteBuffer allocate(int bytes, int alignment) {
        Handles handles = HANDLES;
        if (handles == null) {
            throw new IllegalStateException("no arena on this JDK");
        }
        try {
            AutoCloseable arena = (AutoCloseable) handles.ofShared.invokeExact();
            ByteBuffer buffer = (ByteBuffer) handles.allocate.invokeExact(arena, (long) bytes, (long) alignment);
            Freeing.CLEANER.register(buffer, new Close(arena));
            return buffer;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Handles find() {
        if (Runtime.version().feature() < FIRST_JDK) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            MethodHandle ofShared = lookup.findStatic(arena, "ofShared", MethodType.methodType(arena));
            MethodHandle allocate =
                    lookup.findVirtual(arena, "allocate", MethodType.methodType(segment, long.class, long.class));
            MethodHandle asByteBuffer =
                    lookup.findVirtual(segment, "asByteBuffer", MethodType.methodType(ByteBuffer.class));
            return new Handles(
                    ofShared.asType(MethodType.methodType(AutoCloseable.class)),
                    MethodHandles.filterReturnValue(allocate, asByteBuffer)
                            .asType(MethodType.methodType(
                                    ByteBuffer.class, AutoCloseable.class, long.class, long.class)));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
