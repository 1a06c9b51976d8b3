/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import dev.dashcam.sinks.delivery.Delivery;
import dev.dashcam.snapshot.Cause;
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
    /** Whoever makes a file of this name in the folder wants a drill. */
    private static final String DRILL = "drill";

    private static final int LONGEST_ID = 64;

    private final SpoolFolder folder;
    private final File drill;
    private final StoreEnvironment environment;
    private final Quota quota;
    private final FreeSpace freeSpace;
    private final Delivery delivery;
    private final ScheduledThreadPoolExecutor keeper;
    private final Future<?> looking;
    private final Future<?> listening;
    private volatile boolean isClosed;

    Spool(SpoolFolder folder, SpoolSettings settings, StoreEnvironment environment) {
        this(folder, settings, environment, FreeSpace.Probe.DISK);
    }

    Spool(SpoolFolder folder, SpoolSettings settings, StoreEnvironment environment, FreeSpace.Probe disk) {
        this.folder = folder;
        this.drill = folder.path().resolve(DRILL).toFile();
        this.environment = environment;
        this.quota = new Quota(folder.path(), settings, environment.clock());
        this.freeSpace = new FreeSpace(folder.path(), disk);
        this.delivery = new Delivery(environment.sinks(), environment.log());
        this.keeper = new ScheduledThreadPoolExecutor(1, Spool::keeperThread);
        tidy();
        freeSpace.look();
        this.looking =
                keeper.scheduleWithFixedDelay(this::keep, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        this.listening = keeper.scheduleWithFixedDelay(
                this::listen, LISTEN_EVERY_MILLIS, LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
        freeSpace.look();
        String refusal = freeSpace.refusal();
        if (refusal != null) {
            throw new IOException("No snapshot is stored: " + refusal + ". Make room, or set dashcam.spool.directory.");
        }
        return SpoolDraft.begin(folder.path(), snapshotId, quota);
    }

    @Override
    public void deliver(Snapshot snapshot) {
        if (snapshot.causes().stream().anyMatch(Cause::isManual)) {
            try {
                SpoolFiles.markManual(snapshot.file());
            } catch (IOException failed) {
                environment
                        .log()
                        .accept("Snapshot " + snapshot.id() + " is kept like an automatic one: " + failed.getMessage()
                                + ".");
            }
        }
        delivery.deliver(snapshot);
    }

    @Override
    public List<Delivered> deliverNow(Snapshot snapshot) {
        return delivery.deliverNow(snapshot);
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
    public String location() {
        return folder.path().toString();
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

    /** Looks whether somebody wants something. */
    void listen() {
        try {
            // asked twice a second from the start on, which Files answers with an exception that it catches
            if (drill.exists() && drill.delete()) {
                environment.drill().run();
            }
        } catch (RuntimeException notPossible) {
            // somebody else's file in a folder that is ours alone; the snapshots do not depend on it
        }
    }

    void keep() {
        // The disk of a missing folder cannot be looked at, so nothing would be let in that makes the folder again.
        try {
            folder.restore();
        } catch (IOException refused) {
            // said when the next snapshot is stored, which meets the same
        }
        freeSpace.look();
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
