/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The account of Linux from the first thread on that wants one: to find out how many files there may be takes ten milliseconds of a start.
 * Threads that are first at the same time make one each, of which all take the same, so that none waits for another.
 */
final class AccountWhenAsked implements Account {
    private final AtomicReference<@Nullable Account> made = new AtomicReference<>();

    @Override
    public ThreadAccount ofCallingThread() {
        Account present = made.get();
        if (present == null) {
            Account own = LinuxAccount.create();
            present = made.compareAndSet(null, own) ? own : made.get();
        }
        return present == null ? ThreadAccount.NONE : present.ofCallingThread();
    }
}
