/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stacks and their frames, each once. Bounded: what is beyond is empty. For one thread. */
final class Stacks {
    private static final int MAX_FRAMES = 1 << 14;
    /** There are too many frames for another one. */
    static final int NO_ROOM = -1;

    private static final int MAX_STACKS = 1 << 15;
    private static final int MAX_FRAMES_OF_STACKS = 1 << 19;
    /** Deeper ones lose their outer frames. */
    static final int MAX_DEPTH = 64;

    private final int maxFrames;
    private final Map<StackTraceElement, Integer> numberOfFrame = new HashMap<>();
    private final List<StackTraceElement> frames = new ArrayList<>();
    /** By content. */
    private final Map<IntBuffer, Integer> numberOfStack = new HashMap<>();

    private final List<int[]> stacks = new ArrayList<>();
    /** The same with their frames, for those that were asked for: few stacks are those of nearly all waits. */
    private final Map<Integer, List<StackTraceElement>> shown = new HashMap<>();

    private int framesOfStacks;

    Stacks() {
        this(MAX_FRAMES);
    }

    Stacks(int maxFrames) {
        this.maxFrames = maxFrames;
        // Number 0 is no stack.
        stacks.add(new int[0]);
    }

    /** The number of a frame, {@link #NO_ROOM} when there are too many: a stack without it would show what never was. */
    int frame(String className, String method, int line) {
        StackTraceElement frame = new StackTraceElement(className, method, null, line);
        Integer known = numberOfFrame.get(frame);
        if (known != null) {
            return known;
        }
        if (frames.size() == maxFrames) {
            return NO_ROOM;
        }
        numberOfFrame.put(frame, frames.size());
        frames.add(frame);
        return frames.size() - 1;
    }

    /** The number of the stack with these frames, 0 when there are none, or too many. */
    int stack(int[] numbersOfFrames, int depth) {
        if (depth == 0) {
            return 0;
        }
        int[] content = Arrays.copyOf(numbersOfFrames, depth);
        Integer known = numberOfStack.get(IntBuffer.wrap(content));
        if (known != null) {
            return known;
        }
        if (stacks.size() == MAX_STACKS || framesOfStacks + depth > MAX_FRAMES_OF_STACKS) {
            return 0;
        }
        framesOfStacks += depth;
        numberOfStack.put(IntBuffer.wrap(content), stacks.size());
        stacks.add(content);
        return stacks.size() - 1;
    }

    /** The frames of a stack, the same list each time. */
    List<StackTraceElement> frames(int stack) {
        return shown.computeIfAbsent(stack, this::show);
    }

    private List<StackTraceElement> show(int stack) {
        int[] numbers = stacks.get(stack);
        StackTraceElement[] elements = new StackTraceElement[numbers.length];
        Arrays.setAll(elements, i -> frames.get(numbers[i]));
        return List.of(elements);
    }
}
