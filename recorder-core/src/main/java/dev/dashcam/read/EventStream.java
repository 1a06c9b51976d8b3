/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Events in time order, pulled one by one. For one thread at a time. */
public interface EventStream extends Closeable {
    /**
     * The next event, null at the end.
     *
     * @return a view that is valid until the next call and is then reused; read from it what is to be kept
     */
    @Nullable
    TraceEvent next() throws IOException;

    /** About how much heap it holds at present to hand its events out, in bytes; 0 where that is little or unknown. */
    default long heldBytes() {
        return 0;
    }
}
