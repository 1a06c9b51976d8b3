/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One try to bring one snapshot to one sink. */
final class Attempt {
    final Waiting what;
    final @Nullable CompletableFuture<Delivered> answer;
    private final @Nullable SealedSnapshot given;
    private volatile @Nullable SealedSnapshot found;
    private @Nullable Throwable failed;
    private long nanos;

    private Attempt(Waiting what, @Nullable SealedSnapshot given, @Nullable CompletableFuture<Delivered> answer) {
        this.what = what;
        this.given = given;
        this.answer = answer;
    }

    static Attempt of(Waiting what) {
        return new Attempt(what, null, null);
    }

    /** One that somebody waits for: it is made once, whatever comes of it. */
    static Attempt ofDrill(SealedSnapshot snapshot, CompletableFuture<Delivered> answer) {
        return new Attempt(new Waiting(snapshot.id(), 0), snapshot, answer);
    }

    boolean isDrill() {
        return answer != null;
    }

    /** Makes it, on the calling thread. A sink may be anybody's: whatever it throws is a failure to deliver. */
    void make(Sink sink, Ledger ledger) {
        long beganNanos = System.nanoTime();
        SealedSnapshot snapshot = given;
        try {
            if (snapshot == null) {
                snapshot = ledger.find(what.id());
            }
            found = snapshot;
            if (snapshot != null) {
                sink.deliver(snapshot);
            }
        } catch (Throwable thrown) {
            failed = thrown;
            if (snapshot != null && Files.notExists(snapshot.file())) {
                // the store needed the room meanwhile, which is no fault of the sink
                found = null;
                failed = null;
            }
        }
        nanos = System.nanoTime() - beganNanos;
    }

    /** The snapshot, null when it is not there any more or its label cannot be read. */
    @Nullable
    SealedSnapshot snapshot() {
        return found;
    }

    @Nullable
    Throwable failed() {
        return failed;
    }

    boolean hasArrived() {
        return found != null && failed == null;
    }

    /** Whether it never came to the sink: the snapshot has been deleted, or nobody knows its name there. */
    boolean isPointless() {
        return found == null && !(failed instanceof Error);
    }

    /** Why it is pointless, null when the snapshot has just been deleted. */
    @Nullable
    String whyPointless() {
        Throwable thrown = failed;
        return thrown == null ? null : thrown instanceof IOException ? Failure.words(thrown) : thrown.toString();
    }

    Delivered told(String sink) {
        Throwable thrown = failed;
        return new Delivered(sink, nanos, thrown == null ? null : Failure.words(thrown));
    }

    /**
     * A snapshot that waits.
     *
     * @param id its id
     * @param sealedMillis when it was sealed, on the wall clock
     */
    record Waiting(String id, long sealedMillis) {}
}
