/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of threads' states, in the mapped space. */
final class TransitionSpace {
    private static final int TEXT = 0;
    private static final int STATES = 8;
    private static final int START = 16;
    private static final int STACK = 24;
    private static final int HAS_TARGET = 32;
    private static final int CLASS_NAME = 40;
    private static final int ADDRESS = 48;
    private static final int OTHER_THREAD = 56;
    private static final int HOST = 64;
    private static final int HOST_ADDRESS = 72;
    private static final int PORT = 80;
    private static final int PATH = 88;
    private static final int AMOUNT = 96;

    private static final ThreadState[] ALL = ThreadState.values();
    private static final int STATE_BITS = 8;

    private final MappedSpace space;
    private final TextSpace texts;
    private final ThreadSpace threads;
    private final StackSpace stacks;

    TransitionSpace(MappedSpace space, TextSpace texts, ThreadSpace threads, StackSpace stacks) {
        this.space = space;
        this.texts = texts;
        this.threads = threads;
        this.stacks = stacks;
    }

    /** Stores a transition and answers its position. */
    long store(TraceEvent event) throws IOException {
        WaitTarget target = event.waitTarget();
        long text = texts.store(event.text());
        long stack = stacks.store(event.stack());
        long className = target == null ? 0 : texts.store(target.className());
        long other = target == null ? 0 : threads.store(target.otherThreadId(), target.otherThreadName());
        long host = target == null ? 0 : texts.store(target.host());
        long hostAddress = target == null ? 0 : texts.store(target.hostAddress());
        long path = target == null ? 0 : texts.store(target.path());
        long position = space.size();
        space.append(text);
        space.append((long) event.stateBefore().ordinal() << STATE_BITS
                | event.stateAfter().ordinal());
        space.append(event.startNanos());
        space.append(stack);
        space.append(target == null ? 0 : 1);
        if (target != null) {
            space.append(className);
            space.append(target.address());
            space.append(other);
            space.append(host);
            space.append(hostAddress);
            space.append(target.port());
            space.append(path);
            space.append(target.bytes());
        }
        return position;
    }

    String text(long position) {
        return texts.textOrEmpty(space.get(position + TEXT));
    }

    ThreadState stateBefore(long position) {
        return ALL[(int) (space.get(position + STATES) >>> STATE_BITS)];
    }

    ThreadState stateAfter(long position) {
        return ALL[(int) space.get(position + STATES) & (1 << STATE_BITS) - 1];
    }

    long startNanos(long position) {
        return space.get(position + START);
    }

    List<StackTraceElement> stack(long position) {
        return stacks.read(space.get(position + STACK));
    }

    @Nullable
    WaitTarget target(long position) {
        if (space.get(position + HAS_TARGET) == 0) {
            return null;
        }
        long other = space.get(position + OTHER_THREAD);
        return new WaitTarget(
                texts.textOrEmpty(space.get(position + CLASS_NAME)),
                space.get(position + ADDRESS),
                threads.id(other),
                threads.name(other),
                texts.textOrEmpty(space.get(position + HOST)),
                texts.textOrEmpty(space.get(position + HOST_ADDRESS)),
                (int) space.get(position + PORT),
                texts.textOrEmpty(space.get(position + PATH)),
                space.get(position + AMOUNT));
    }
}
