/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.delivery.Ledger;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the spool knows of each snapshot besides its file. It is on disk; what was looked at once is kept. Safe for all threads. */
final class Catalogue implements Ledger {
    private final Path folder;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Catalogue(Path folder) {
        this.folder = folder;
    }

    /** One snapshot; one whose label cannot be read is nobody's order and goes to no sink. */
    Entry entry(String id) {
        return entries.computeIfAbsent(id, this::load);
    }

    /** Forgets all but these, so that it never grows beyond what is there. */
    void retain(Collection<String> ids) {
        entries.keySet().retainAll(ids);
    }

    @Override
    public @Nullable SealedSnapshot find(String id) throws IOException {
        Path file = SpoolFiles.sealed(folder, id);
        try {
            long bytes = Files.size(file);
            return new SealedSnapshot(file, bytes, LabelFile.read(SpoolFiles.label(folder, id)));
        } catch (NoSuchFileException missing) {
            if (Files.exists(file)) {
                throw new IOException("it has no label, " + missing.getMessage(), missing);
            }
            return null;
        }
    }

    @Override
    public boolean isSettled(String id, String sink) {
        return entry(id).outcomes().containsKey(sink);
    }

    @Override
    public synchronized void settle(String id, String sink, Outcome outcome) {
        Entry entry = entry(id).with(sink, outcome);
        entries.put(id, entry);
        try {
            StateFile.write(SpoolFiles.state(folder, id), entry.outcomes());
        } catch (IOException full) {
            // remembered until the restart; it is sent once more then
        }
    }

    /** Whether it is of a drill, and of nothing else. */
    static boolean isDrill(SnapshotLabel label) {
        return Cause.DRILL.equals(label.facts().get(SnapshotLabel.KIND));
    }

    private Entry load(String id) {
        Map<String, Outcome> outcomes = Map.copyOf(StateFile.read(SpoolFiles.state(folder, id)));
        try {
            SnapshotLabel label = LabelFile.read(SpoolFiles.label(folder, id));
            return new Entry(true, label.isManual(), isDrill(label), outcomes);
        } catch (IOException unlabelled) {
            return new Entry(false, false, false, outcomes);
        }
    }

    /**
     * One snapshot.
     *
     * @param isLabelled whether it has a label, so that it can be delivered
     * @param isManual whether somebody asked for it in person
     * @param isDrill whether it is only a drill, which nobody misses
     * @param outcomes what became of it, by the sinks' names
     */
    record Entry(boolean isLabelled, boolean isManual, boolean isDrill, Map<String, Outcome> outcomes) {

        Entry with(String sink, Outcome outcome) {
            Map<String, Outcome> more = new HashMap<>(outcomes);
            more.put(sink, outcome);
            return new Entry(isLabelled, isManual, isDrill, Map.copyOf(more));
        }

        /** Whether it is at all of these sinks, or is a drill; without sinks nothing is. */
        boolean isDelivered(Collection<String> sinks) {
            return isDrill || (!sinks.isEmpty() && missingAt(sinks).isEmpty());
        }

        /** The sinks that it is not at. */
        List<String> missingAt(Collection<String> sinks) {
            return sinks.stream()
                    .filter(sink -> outcomes.get(sink) != Outcome.ARRIVED)
                    .toList();
        }
    }
}
