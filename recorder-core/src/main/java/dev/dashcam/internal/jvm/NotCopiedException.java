/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no copy of the JVM's own recording; the message says why. */
public final class NotCopiedException extends IOException {
    private static final long serialVersionUID = 1;

    /** For this reason. */
    public NotCopiedException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
