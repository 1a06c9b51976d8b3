/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.serverbusy;

/**
 * How busy the threads of a server are at one moment.
 *
 * @param busy how many work, {@link #UNKNOWN} where the server does not tell
 * @param most how many there may be, {@link #UNKNOWN} where the server does not tell
 * @param queued how many requests wait for one, {@link #UNKNOWN} where the server does not tell
 */
public record ServerLoad(long busy, long most, long queued) {
    /** For what a server does not tell. */
    public static final long UNKNOWN = -1;

    /** Whether there is no thread for the next request: all of them work, or one waits already. */
    public boolean isFull() {
        return queued > 0 || (most > 0 && busy >= most);
    }

    /** Such as {@code 200 of 200 threads busy, 37 requests waiting}. */
    String words() {
        String threads = busy < 0 || most < 0 ? "" : busy + " of " + most + " threads busy";
        String waiting = queued < 0 ? "" : queued + (queued == 1 ? " request waiting" : " requests waiting");
        return threads + (threads.isEmpty() || waiting.isEmpty() ? "" : ", ") + waiting;
    }
}
