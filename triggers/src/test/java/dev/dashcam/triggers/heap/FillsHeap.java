/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.heap;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A JVM that first makes much garbage and then keeps ever more; prints when it begins to keep and what a trigger asks about. */
final class FillsHeap {
    private static final long SECOND = 1_000_000_000L;
    private static final int CHUNK_BYTES = 16 << 10;

    private static boolean hasAsked;
    private static Object garbage = "";

    private FillsHeap() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        HeapTrigger trigger = HeapTrigger.of(0.6);
        trigger.ready(0, 0, FillsHeap::print);
        long most = Runtime.getRuntime().maxMemory();
        long second = 0;
        for (long made = 0; made < 10 * most; made += CHUNK_BYTES) {
            garbage = new byte[CHUNK_BYTES];
        }
        trigger.tick(++second * SECOND, FillsHeap::print);
        System.out.println("keeping");
        List<byte[]> kept = new ArrayList<>();
        try {
            while (!hasAsked) {
                kept.add(new byte[CHUNK_BYTES]);
                garbage = new byte[CHUNK_BYTES];
                if (kept.size() % 16 == 0) {
                    trigger.tick(++second * SECOND, FillsHeap::print);
                }
            }
        } catch (OutOfMemoryError full) {
            kept.clear();
            System.out.println("out of memory first");
        }
        System.out.println(garbage.hashCode() == 0 ? "" : "over");
    }

    private static Decision print(Cause cause) {
        hasAsked = true;
        System.out.println(cause.sawAgainstThreshold());
        return Decision.accepted("abcdef", new CompletableFuture<>());
    }
}
