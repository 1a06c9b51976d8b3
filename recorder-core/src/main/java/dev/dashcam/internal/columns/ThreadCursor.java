/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** Where a thread's next event lies in the columns, and what is known of the thread so far. */
final class ThreadCursor {
    final ThreadState state = new ThreadState();
    int tags;
    int numbers;
    int fixed;
    int text;
    int eventsLeft;

    /** How far it is in all columns together. */
    int position() {
        return tags + numbers + fixed + text;
    }
}
