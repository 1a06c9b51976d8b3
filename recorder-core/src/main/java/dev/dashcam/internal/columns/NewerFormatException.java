/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.io.IOException;

/** What was read needs a newer version of the tools. */
public final class NewerFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** An exception that names the version it takes. */
    public NewerFormatException(long readableFrom) {
        super(reason(readableFrom));
        this.reason = reason(readableFrom);
    }

    private static String reason(long readableFrom) {
        return "The recording needs Dashcam tools that read format version " + readableFrom + ", these read up to "
                + FormatVersion.CURRENT + ". Use newer ones.";
    }

    /** What is to be done. */
    public String reason() {
        return reason;
    }
}
