/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sinks.delivery.Delivery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Deletes snapshots that have to go, counts them, and says so of each that somebody still waited for. Safe for all threads. */
final class Evictions {
    private final Catalogue catalogue;
    private final Delivery delivery;
    private final Consumer<String> log;
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong undelivered = new AtomicLong();

    Evictions(Catalogue catalogue, Delivery delivery, Consumer<String> log) {
        this.catalogue = catalogue;
        this.delivery = delivery;
        this.log = log;
    }

    boolean isDelivered(String id) {
        return catalogue.entry(id).isDelivered(delivery.names());
    }

    boolean isDrill(String id) {
        return catalogue.entry(id).isDrill();
    }

    /** The order in which they go: what is delivered, what a rule has asked for, what a person has. */
    int rank(String id) {
        Catalogue.Entry entry = catalogue.entry(id);
        if (entry.isDelivered(delivery.names())) {
            return 0;
        }
        return entry.isManual() ? 2 : 1;
    }

    /**
     * Deletes one.
     *
     * @param why why, as the end of a sentence that begins with "was deleted"
     */
    void evict(SpoolFiles.Stored stored, String why) throws IOException {
        Catalogue.Entry entry = catalogue.entry(stored.id());
        List<String> missing = entry.isLabelled() && !entry.isDrill() ? entry.missingAt(delivery.names()) : List.of();
        SpoolFiles.delete(stored.file());
        delivery.forget(stored.id());
        all.incrementAndGet();
        if (!missing.isEmpty()) {
            undelivered.incrementAndGet();
            log.accept("Snapshot " + stored.id() + " was deleted " + why + " before it had reached "
                    + String.join(" and ", missing) + ".");
        }
    }

    long all() {
        return all.get();
    }

    long undelivered() {
        return undelivered.get();
    }
}
