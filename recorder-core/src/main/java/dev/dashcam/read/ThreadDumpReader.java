/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.json.JsonException;
import dev.dashcam.internal.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code threads.json}, one thread at a time. What it does not know, a newer writer has added: it is left aside. */
public final class ThreadDumpReader {
    /** The name of its entry. */
    static final String ENTRY = "threads.json";

    private static final int MAX_FRAMES = 1 << 10;
    private static final int MAX_COSTS = 1 << 10;
    private static final long UNKNOWN = -1;

    private final JsonReader json;

    private ThreadDumpReader(JsonReader json) {
        this.json = json;
    }

    /**
     * Shows each thread.
     *
     * @throws RecordingFormatException when it is damaged; some may have been shown by then
     */
    public static void read(InputStream threadsJson, Consumer<ThreadAtTrigger> each) throws IOException {
        try {
            new ThreadDumpReader(new JsonReader(threadsJson)).read(each);
        } catch (JsonException e) {
            throw new RecordingFormatException(ENTRY + " is damaged: " + e.getMessage() + ".");
        }
    }

    private void read(Consumer<ThreadAtTrigger> each) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("threads")) {
                json.beginArray();
                while (json.hasNext()) {
                    each.accept(thread());
                }
                json.endArray();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        json.end();
    }

    private ThreadAtTrigger thread() throws IOException {
        long id = 0;
        String name = "";
        boolean isVirtual = false;
        Thread.State state = Thread.State.RUNNABLE;
        String lock = "";
        long lockOwnerId = 0;
        String lockOwnerName = "";
        long taskId = 0;
        String taskName = "";
        String region = "";
        List<TaskCostAtTrigger> taskCosts = List.of();
        List<StackTraceElement> stack = List.of();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "id" -> id = json.nextLong();
                case "name" -> name = json.nextText();
                // it is only written of those that are
                case "virtual" -> {
                    json.skipValue();
                    isVirtual = true;
                }
                case "state" -> state = state(json.nextText());
                case "lock" -> lock = json.nextText();
                case "lockOwnerId" -> lockOwnerId = json.nextLong();
                case "lockOwner" -> lockOwnerName = json.nextText();
                case "task" -> taskId = taskId(json.nextText());
                case "taskName" -> taskName = json.nextText();
                case "region" -> region = json.nextText();
                case "taskCosts" -> taskCosts = taskCosts();
                case "stack" -> stack = stack();
                default -> json.skipValue();
            }
        }
        json.endObject();
        return new ThreadAtTrigger(
                id,
                name,
                isVirtual,
                state,
                lock,
                Math.max(0, lockOwnerId),
                lockOwnerName,
                taskId,
                taskName,
                region,
                taskCosts,
                stack);
    }

    private static Thread.State state(String name) throws IOException {
        try {
            return Thread.State.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new RecordingFormatException(ENTRY + " is damaged: \"" + name + "\" is no state of a thread.");
        }
    }

    private static long taskId(String digits) throws IOException {
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new RecordingFormatException(ENTRY + " is damaged: \"" + digits + "\" is no task's number.");
        }
    }

    private List<TaskCostAtTrigger> taskCosts() throws IOException {
        List<TaskCostAtTrigger> costs = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            TaskCostAtTrigger cost = taskCost();
            if (costs.size() < MAX_COSTS) {
                costs.add(cost);
            }
        }
        json.endArray();
        return costs;
    }

    private TaskCostAtTrigger taskCost() throws IOException {
        long taskId = 0;
        long runningNanos = 0;
        long cpuNanos = UNKNOWN;
        long runQueueNanos = UNKNOWN;
        long allocatedBytes = UNKNOWN;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "task" -> taskId = taskId(json.nextText());
                case "runningNanos" -> runningNanos = amount();
                case "cpuNanos" -> cpuNanos = amount();
                case "runQueueNanos" -> runQueueNanos = amount();
                case "allocatedBytes" -> allocatedBytes = amount();
                default -> json.skipValue();
            }
        }
        json.endObject();
        return new TaskCostAtTrigger(taskId, runningNanos, cpuNanos, runQueueNanos, allocatedBytes);
    }

    private long amount() throws IOException {
        return Math.max(UNKNOWN, json.nextLong());
    }

    private List<StackTraceElement> stack() throws IOException {
        List<StackTraceElement> stack = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            String frame = json.nextText();
            if (stack.size() < MAX_FRAMES) {
                stack.add(frame(frame));
            }
        }
        json.endArray();
        return stack;
    }

    /** A frame of the form {@code shop.Inventory.reserve(Inventory.java:88)}. */
    private static StackTraceElement frame(String words) {
        int open = words.endsWith(")") ? words.lastIndexOf('(') : -1;
        int dot = words.lastIndexOf('.', open);
        if (open < 0 || dot < 0) {
            return new StackTraceElement("", words, null, -1);
        }
        String className = words.substring(0, dot);
        String method = words.substring(dot + 1, open);
        String place = words.substring(open + 1, words.length() - 1);
        int colon = place.lastIndexOf(':');
        if (place.equals("native")) {
            return new StackTraceElement(className, method, null, -2);
        }
        return colon < 0
                ? new StackTraceElement(className, method, null, -1)
                : new StackTraceElement(className, method, place.substring(0, colon), line(place.substring(colon + 1)));
    }

    private static int line(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
