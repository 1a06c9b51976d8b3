/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.terminal;

import dev.dashcam.tools.text.Amounts;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far long work has come, on a terminal and only when it takes more than a second. */
public final class Progress implements AutoCloseable {
    private static final int LOOK_EVERY = 1 << 16;
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Terminal terminal;
    private final String work;
    private final long total;
    private final LongSupplier clock;
    private long count;
    private long nextNanos;
    private int width;

    /** Progress of this work towards a number of events, 0 when that is not known. */
    public Progress(Terminal terminal, String work, long total) {
        this(terminal, work, total, System::nanoTime);
    }

    Progress(Terminal terminal, String work, long total, LongSupplier clock) {
        this.terminal = terminal;
        this.work = work;
        this.total = total;
        this.clock = clock;
        this.nextNanos = clock.getAsLong() + PATIENCE_NANOS;
    }

    /** Counts one event. */
    public void event() {
        count++;
        if ((count & LOOK_EVERY - 1) == 0 && terminal.interactive()) {
            look();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (width > 0) {
            terminal.err().print('\r' + " ".repeat(width) + '\r');
            terminal.err().flush();
            width = 0;
        }
    }

    private void look() {
        long now = clock.getAsLong();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + INTERVAL_NANOS;
        String line = work + ": "
                + (total > 0 ? Math.min(100, count * 100 / total) + " %" : Amounts.count(count) + " events");
        width = Math.max(width, line.length());
        terminal.err().print('\r' + line);
        terminal.err().flush();
    }
}
