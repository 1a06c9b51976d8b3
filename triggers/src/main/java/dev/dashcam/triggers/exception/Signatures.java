/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.exception;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How often each problem was seen. Bounded: the one not seen for longest makes room. Any thread; no locks on what is known. */
final class Signatures {
    /** How many problems are told apart. */
    static final int MOST = 256;

    /** So many of a class are looked at closely, later ones once a second: to read a stack takes its time. */
    static final int LOOKED_AT = 64;

    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN_NANOS = TimeUnit.DAYS.toNanos(1);

    private final ConcurrentHashMap<String, Seen> bySignature = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Looks> byClass = new ConcurrentHashMap<>();

    /** Whether the stack of one more exception of this class is to be read. Allocates for a new class only. */
    boolean isWorthALook(String className, long nowNanos) {
        Looks looks = byClass.get(className);
        if (looks == null) {
            if (byClass.size() >= MOST) {
                byClass.clear();
            }
            looks = byClass.computeIfAbsent(className, unknown -> new Looks(nowNanos));
        }
        int taken = looks.taken.get();
        if (taken < LOOKED_AT) {
            looks.taken.incrementAndGet();
            return true;
        }
        long next = looks.nextNanos.get();
        return nowNanos - next >= 0 && looks.nextNanos.compareAndSet(next, nowNanos + BETWEEN_LOOKS_NANOS);
    }

    /** One more of a problem. */
    Seen saw(String signature, long nowNanos) {
        if (!bySignature.containsKey(signature) && bySignature.size() >= MOST) {
            makeRoom(nowNanos);
        }
        Seen seen = bySignature.computeIfAbsent(signature, unknown -> new Seen(nowNanos));
        if (nowNanos - seen.lastNanos.getAndSet(nowNanos) > FORGOTTEN_NANOS) {
            seen.times.set(0);
            seen.isCaptured.set(false);
        }
        seen.times.incrementAndGet();
        return seen;
    }

    int size() {
        return bySignature.size();
    }

    private void makeRoom(long nowNanos) {
        String oldest = null;
        long longestNanos = Long.MIN_VALUE;
        for (var entry : bySignature.entrySet()) {
            long ageNanos = nowNanos - entry.getValue().lastNanos.get();
            if (ageNanos > longestNanos) {
                longestNanos = ageNanos;
                oldest = entry.getKey();
            }
        }
        if (oldest != null) {
            bySignature.remove(oldest);
        }
    }

    /** One problem. */
    static final class Seen {
        final AtomicInteger times = new AtomicInteger();
        final AtomicBoolean isCaptured = new AtomicBoolean();
        private final AtomicLong lastNanos;

        private Seen(long nowNanos) {
            this.lastNanos = new AtomicLong(nowNanos);
        }
    }

    /** One class. */
    private static final class Looks {
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicLong nextNanos;

        Looks(long nowNanos) {
            this.nextNanos = new AtomicLong(nowNanos);
        }
    }
}
