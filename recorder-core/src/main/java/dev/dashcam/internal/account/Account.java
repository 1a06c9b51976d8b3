/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

/** Where threads get their accounts from. */
@FunctionalInterface
public interface Account {

    /** Knows nothing of anybody. */
    Account NONE = () -> ThreadAccount.NONE;

    /**
     * The account of the calling platform thread, {@link ThreadAccount#NONE} where it cannot be had. The caller closes it when
     * the thread has ended. Does not throw.
     */
    ThreadAccount ofCallingThread();

    /** The best there is on this machine. Does not throw. */
    static Account ofThisMachine() {
        return LinuxAccount.isSupported() ? new AccountWhenAsked() : NONE;
    }
}
