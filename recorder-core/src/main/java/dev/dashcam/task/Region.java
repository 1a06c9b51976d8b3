/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

/**
 * A named, nested stretch of work on one thread, from {@code recorder.region(name)} to {@link #close()}.
 *
 * <p>Made for try-with-resources on the thread that began it. Closing twice, late or on another thread does no harm: what
 * can still be told apart is recorded, the rest is counted as lost. No method throws, blocks or logs.
 */
public interface Region extends AutoCloseable {

    /** The region of a recorder that is off: does nothing. */
    Region NONE = () -> {};

    /** Ends the region and with it every region begun inside it that is still open. */
    @Override
    void close();
}
