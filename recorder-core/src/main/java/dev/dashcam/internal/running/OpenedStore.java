/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where snapshots go, or why they go nowhere.
 *
 * @param store null when there is none
 * @param missing why there is none, with the remedy; null when there is one
 * @param wasRefused whether there would be one, could its place be used
 */
record OpenedStore(@Nullable SnapshotStore store, @Nullable String missing, boolean wasRefused) {

    /**
     * Opens the store that was given or found.
     *
     * @param drillSoon what a store calls that was asked for a drill, perhaps already while it is opened
     * @param order what it calls that was asked for a snapshot, with the reason; likewise
     */
    static OpenedStore open(RecorderSettings settings, RecorderLog log, Runnable drillSoon, Consumer<String> order) {
        SnapshotStoreFactory factory = settings.store() != null
                ? settings.store()
                : Parts.find(SnapshotStoreFactory.class).orElse(null);
        if (factory == null) {
            return new OpenedStore(null, "add dev.dashcam:dashcam-sinks", false);
        }
        try {
            return new OpenedStore(
                    factory.open(new StoreEnvironment(
                            settings.service(), settings.clock(), settings.sinks(), log::say, drillSoon, order)),
                    null,
                    false);
        } catch (IOException | RuntimeException refused) {
            return new OpenedStore(null, clause(String.valueOf(refused.getMessage())), true);
        }
    }

    /** Where it is, or why there is none. */
    String words() {
        return store != null ? store.location() : "none: " + missing;
    }

    /** Whether its place could not be used. */
    boolean isNotAsAsked() {
        return wasRefused || (store != null && store.shortcoming() != null);
    }

    /** What is wrong with it, in sentences; null when nothing is. */
    @Nullable
    String problem() {
        return store == null ? "No snapshot is kept: " + missing + "." : store.shortcoming();
    }

    /** As {@link SnapshotStore#stateFolder()}. */
    @Nullable
    Path stateFolder() {
        return store == null ? null : store.stateFolder();
    }

    /** As {@link SnapshotStore#ready()}. */
    void ready() {
        if (store != null) {
            store.ready();
        }
    }

    void close() {
        if (store != null) {
            store.close();
        }
    }

    private static String clause(String sentences) {
        return sentences.endsWith(".") ? sentences.substring(0, sentences.length() - 1) : sentences;
    }
}
