/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Memory from {@code java.lang.foreign.Arena.ofAuto()}, which is final API from JDK 22 on: no flag, no warning, freed by the
 * collector like a direct buffer but not counted against its limit. Reached by handles, since we compile for 17.
 */
final class ArenaMemory {
    private static final int FIRST_JDK = 22;
    private static final @Nullable MethodHandle ALLOCATE = find();

    private ArenaMemory() {}

    static boolean isAvailable() {
        return ALLOCATE != null;
    }

    /** A zeroed block; the arena writes all of it, so its pages are there. */
    static ByteBuffer allocate(int bytes, int alignment) {
        MethodHandle allocate = ALLOCATE;
        if (allocate == null) {
            throw new IllegalStateException("no arena on this JDK");
        }
        try {
            return (ByteBuffer) allocate.invokeExact((long) bytes, (long) alignment);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code (bytes, alignment) -> Arena.ofAuto().allocate(bytes, alignment).asByteBuffer()}. */
    private static @Nullable MethodHandle find() {
        if (Runtime.version().feature() < FIRST_JDK) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            MethodHandle ofAuto = lookup.findStatic(arena, "ofAuto", MethodType.methodType(arena));
            MethodHandle allocate =
                    lookup.findVirtual(arena, "allocate", MethodType.methodType(segment, long.class, long.class));
            MethodHandle asByteBuffer =
                    lookup.findVirtual(segment, "asByteBuffer", MethodType.methodType(ByteBuffer.class));
            MethodHandle inNewArena = MethodHandles.collectArguments(allocate, 0, ofAuto);
            return MethodHandles.filterReturnValue(inNewArena, asByteBuffer);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
