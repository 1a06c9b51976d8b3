/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The bounded table behind {@link EventName}: text to name without a lock, id to name by index. */
final class NameTable {
    static final NameTable SHARED = new NameTable(EventName.MAX_NAMES, EventName.MAX_TOTAL_CHARACTERS);

    private static final String UNNAMED = "(unnamed)";

    private final int maxNames;
    private final int maxCharacters;
    private final ConcurrentHashMap<String, EventName> byText = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<EventName> byId;
    private final LongAdder overflows = new LongAdder();
    private int size = 1;
    private volatile int characters;

    NameTable(int maxNames, int maxCharacters) {
        this.maxNames = maxNames;
        this.maxCharacters = maxCharacters;
        this.byId = new AtomicReferenceArray<>(maxNames);
        byId.set(0, EventName.OVERFLOW);
    }

    EventName of(@Nullable String text) {
        String key = text == null || text.isEmpty() ? UNNAMED : text;
        EventName known = byText.get(key);
        if (known != null) {
            return known;
        }
        String kept = cut(key);
        known = byText.get(kept);
        return known != null ? known : intern(kept);
    }

    EventName withId(int id) {
        EventName name = id >= 0 && id < maxNames ? byId.get(id) : null;
        return name == null ? EventName.OVERFLOW : name;
    }

    long overflows() {
        return overflows.sum();
    }

    private static String cut(String text) {
        if (text.length() <= EventName.MAX_LENGTH) {
            return text;
        }
        return text.substring(0, EventName.MAX_LENGTH - 1) + '…';
    }

    private EventName intern(String text) {
        // A full table is looked at without the lock: a flood of new names must not queue up here.
        if (byId.get(maxNames - 1) != null || characters + text.length() > maxCharacters) {
            overflows.increment();
            return EventName.OVERFLOW;
        }
        synchronized (this) {
            EventName known = byText.get(text);
            if (known != null) {
                return known;
            }
            if (size == maxNames || characters + text.length() > maxCharacters) {
                overflows.increment();
                return EventName.OVERFLOW;
            }
            EventName name = new EventName(size, text);
            characters += text.length();
            byId.set(size++, name);
            byText.put(text, name);
            return name;
        }
    }
}
