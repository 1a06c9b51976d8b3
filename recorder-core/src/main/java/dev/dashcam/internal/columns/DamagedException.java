/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.io.IOException;

/** What was read breaks the format. The message says in which way. */
public class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** An exception that says what is wrong. */
    public DamagedException(String message) {
        super(message);
        this.reason = message;
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }
}
