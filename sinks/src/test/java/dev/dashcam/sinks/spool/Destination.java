/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Holds what has arrived, by key; a key that comes again must have the same bytes. */
final class Destination implements Sink {
    final Map<String, String> held = new ConcurrentHashMap<>();
    final List<String> differing = new CopyOnWriteArrayList<>();
    volatile @Nullable String down;
    private final String name;

    Destination(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        String why = down;
        if (why != null) {
            throw new IOException(why);
        }
        put(snapshot.key(), Files.readString(snapshot.file()));
        put(snapshot.manifestKey(), snapshot.manifest());
    }

    private void put(String key, String content) {
        String before = held.put(key, content);
        if (before != null && !before.equals(content)) {
            differing.add(key);
        }
    }
}
