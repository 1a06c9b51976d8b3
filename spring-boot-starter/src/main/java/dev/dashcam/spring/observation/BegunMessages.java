/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The message that each thread has begun last, until it ends there. Most end where they began, which can account for them then;
 * but a listener may return and leave the end to others, while its thread takes the next message.
 */
final class BegunMessages {
    @SuppressWarnings("ThreadLocalUsage") // one for each application, emptied when the message ends or the next begins
    private final ThreadLocal<@Nullable Task> last = new ThreadLocal<>();

    /** The calling thread has begun this one. */
    void began(Task message) {
        last.set(message);
    }

    /** Something begins outside all scopes of the calling thread, so that it is no part of what this one was. */
    void leave() {
        Task message = last.get();
        if (message != null) {
            last.remove();
            message.detach();
        }
    }

    /** This one is about to end. */
    void ends(Task message) {
        if (last.get() == message) {
            last.remove();
        }
    }
}
