/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Threads, each once for each name it had. Bounded: one beyond has no name. For one thread. */
final class ThreadNumbers {
    private static final int MAX_THREADS = 1 << 17;

    private final Map<Known, Integer> numbers = new HashMap<>();
    private final List<Known> threads = new ArrayList<>();

    ThreadNumbers() {
        // Number 0 is no thread.
        threads.add(new Known(0, ""));
    }

    private record Known(long id, String name) {}

    int number(long id, String name) {
        Known thread = new Known(id, name);
        Integer known = numbers.get(thread);
        if (known != null) {
            return known;
        }
        if (threads.size() == MAX_THREADS) {
            return 0;
        }
        numbers.put(thread, threads.size());
        threads.add(thread);
        return threads.size() - 1;
    }

    long id(int number) {
        return threads.get(number).id;
    }

    String name(int number) {
        return threads.get(number).name;
    }
}
