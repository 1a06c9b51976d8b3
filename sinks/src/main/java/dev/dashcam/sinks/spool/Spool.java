/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.sinks.delivery.Delivery;
import dev.dashcam.snapshot.Snapshot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The local store: sealed snapshots in a private folder, within a quota, handed on to the sinks. */
public final class Spool implements SnapshotStore {
    private static final long LOOK_EVERY_SECONDS = 10;
    private static final long LISTEN_EVERY_MILLIS = 500;
    /** When it listens for the first time while the service starts, which may be a job that is never ready. */
    private static final long LISTEN_FIRST_SECONDS = 10;
    /** Whoever makes a file of this name in the folder wants a drill. */
    private static final String DRILL = "drill";

    /** The same for a snapshot; what is written in it is the reason. */
    private static final String SNAPSHOT = "snapshot";

    private static final int LONGEST_ID = 64;

    private final SpoolPlace place;
    private final SpoolFolder folder;
    private final File drill;
    private final SpoolSettings settings;
    private final WishFile snapshot;
    private final StoreEnvironment environment;
    private final Catalogue catalogue;
    private final Evictions evictions;
    private final Quota quota;
    private final FreeSpace freeSpace;
    private final Delivery delivery;
    private final ScheduledThreadPoolExecutor keeper;
    private final Future<?> looking;
    private volatile Future<?> listening;
    private boolean hasResumed;
    private volatile boolean isClosed;

    Spool(SpoolPlace place, SpoolSettings settings, StoreEnvironment environment) {
        this(place, settings, environment, FreeSpace.Probe.DISK);
    }

    Spool(SpoolPlace place, SpoolSettings settings, StoreEnvironment environment, FreeSpace.Probe disk) {
        this.place = place;
        this.folder = place.folder();
        this.drill = folder.path().resolve(DRILL).toFile();
        this.settings = settings;
        this.snapshot = new WishFile(folder.path().resolve(SNAPSHOT));
        this.environment = environment;
        this.catalogue = new Catalogue(folder.path());
        this.delivery = new Delivery(environment.sinks(), catalogue, environment.clock(), environment.log());
        this.evictions = new Evictions(catalogue, delivery, environment.log());
        this.quota = new Quota(place, settings, environment.clock(), catalogue, evictions);
        // what is to be left of a disk is more than all of the memory
        this.freeSpace = new FreeSpace(folder.path(), place.isInMemory() ? null : settings.minFreeBytes, disk);
        this.keeper = new ScheduledThreadPoolExecutor(1, Spool::keeperThread);
        tidy();
        lookAtDisk();
        this.looking =
                keeper.scheduleWithFixedDelay(this::keep, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        this.listening = listening(TimeUnit.SECONDS.toMillis(LISTEN_FIRST_SECONDS));
    }

    /** A spool in this folder, with the default quota, for the recorder's builder. */
    public static SnapshotStoreFactory in(Path directory) {
        return with(SpoolSettings.builder().directory(directory).build());
    }

    /** A spool with these settings, for the recorder's builder. */
    public static SnapshotStoreFactory with(SpoolSettings settings) {
        return new SpoolFactory(settings);
    }

    @Override
    public @Nullable String refusal() {
        return isClosed ? "it is closed" : freeSpace.refusal();
    }

    @Override
    public Draft begin(String snapshotId) throws IOException {
        checkId(snapshotId);
        if (isClosed) {
            throw new IOException("The spool is closed.");
        }
        folder.restore();
        lookAtDisk();
        String refusal = freeSpace.refusal();
        if (refusal != null) {
            throw new IOException("No snapshot is stored: " + refusal + ". Make room, or set dashcam.spool.directory.");
        }
        return SpoolDraft.begin(folder.path(), snapshotId, quota, freeSpace);
    }

    @Override
    public void deliver(Snapshot snapshot) {
        delivery.deliver(snapshot.id(), environment.clock().epochNanos() / 1_000_000);
    }

    @Override
    public List<Delivered> deliverNow(Snapshot snapshot) {
        String why = "it is not there any more";
        try {
            SealedSnapshot sealed = catalogue.find(snapshot.id());
            if (sealed != null) {
                List<Delivered> delivered = delivery.deliverNow(sealed);
                if (place.isInMemory()) {
                    quota.evictDrills();
                }
                return delivered;
            }
        } catch (IOException unlabelled) {
            why = String.valueOf(unlabelled.getMessage());
        }
        String problem = why;
        return delivery.names().stream()
                .map(sink -> new Delivered(sink, 0, problem))
                .toList();
    }

    @Override
    public StoreStatus status() {
        Quota.Usage usage = quota.usage();
        return new StoreStatus(
                usage.files(),
                usage.bytes(),
                settings.maxBytes,
                evictions.all(),
                evictions.undelivered(),
                delivery.status());
    }

    @Override
    public List<Path> list() {
        try {
            return SpoolFiles.list(folder.path()).stream()
                    .map(SpoolFiles.Stored::file)
                    .toList();
        } catch (IOException deleted) {
            return List.of();
        }
    }

    @Override
    public @Nullable SnapshotLabel label(Path snapshot) {
        try {
            return LabelFile.read(SpoolFiles.label(snapshot));
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public String location() {
        return place.words();
    }

    @Override
    public @Nullable String shortcoming() {
        return place.shortcoming();
    }

    @Override
    public Path stateFolder() {
        return folder.path();
    }

    @Override
    public void ready() {
        if (!isClosed) {
            listening.cancel(false);
            listening = listening(LISTEN_EVERY_MILLIS);
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        looking.cancel(true);
        listening.cancel(true);
        keeper.shutdown();
        delivery.close();
        folder.close();
    }

    private Future<?> listening(long firstMillis) {
        return keeper.scheduleWithFixedDelay(this::listen, firstMillis, LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks whether somebody wants something, and whether something can be delivered. */
    synchronized void listen() {
        if (!hasResumed) {
            hasResumed = true;
            resume();
        }
        delivery.look();
        try {
            // asked twice a second from the start on, which Files answers with an exception that it catches
            if (drill.exists() && drill.delete()) {
                environment.drill().run();
            }
            String reason = snapshot.take(environment.clock().epochNanos());
            if (reason != null) {
                environment.snapshot().accept(reason.isEmpty() ? "asked for by a file" : reason);
            }
        } catch (RuntimeException notPossible) {
            // somebody else's file in a folder that is ours alone; the snapshots do not depend on it
        }
    }

    /** Delivers what a process before this one has sealed and not delivered; on our thread, for the start's sake. */
    private void resume() {
        if (environment.sinks().isEmpty()) {
            return;
        }
        try {
            for (SpoolFiles.Stored stored : SpoolFiles.list(folder.path())) {
                Catalogue.Entry entry = catalogue.entry(stored.id());
                if (entry.isLabelled() && !entry.isDrill()) {
                    delivery.deliver(stored.id(), stored.modifiedMillis());
                }
            }
        } catch (IOException failed) {
            environment
                    .log()
                    .accept("What is left of the last run is not delivered: " + location() + " cannot be read: "
                            + failed.getMessage() + ".");
        }
    }

    private void lookAtDisk() {
        freeSpace.look();
        if (freeSpace.refusal() != null && !environment.sinks().isEmpty()) {
            try {
                quota.evictDelivered(() -> {
                    freeSpace.look();
                    return freeSpace.refusal() == null;
                });
                freeSpace.look();
            } catch (IOException failed) {
                // said with the next snapshot, which is refused
            }
        }
    }

    void keep() {
        // The disk of a missing folder cannot be looked at, so nothing would be let in that makes the folder again.
        try {
            folder.restore();
        } catch (IOException refused) {
            // said when the next snapshot is stored, which meets the same
        }
        lookAtDisk();
        tidyAge();
    }

    private void tidy() {
        try {
            SpoolFiles.deleteLeftovers(folder.path());
        } catch (IOException failed) {
            environment
                    .log()
                    .accept("Leftovers in " + location() + " could not be deleted: " + failed.getMessage() + ".");
        }
        tidyAge();
    }

    private void tidyAge() {
        try {
            quota.enforce();
        } catch (IOException failed) {
            // said when the next snapshot is stored, which meets the same
        }
    }

    private static void checkId(String id) throws IOException {
        boolean isPlain = !id.isEmpty() && id.length() <= LONGEST_ID;
        for (int i = 0; isPlain && i < id.length(); i++) {
            char c = id.charAt(i);
            isPlain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        if (!isPlain) {
            throw new IOException("\"" + id + "\" is no id of a snapshot: letters, digits, - and _ only.");
        }
    }

    private static Thread keeperThread(Runnable work) {
        Thread thread = new Thread(work, "dashcam-spool");
        thread.setDaemon(true);
        thread.setContextClassLoader(Spool.class.getClassLoader());
        return thread;
    }
}
