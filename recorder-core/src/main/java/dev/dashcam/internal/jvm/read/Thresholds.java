/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** From how long on waits are recorded, as JFR's settings say. */
final class Thresholds {
    /** The settings of interest, by the kind of wait that they are about. */
    private static final Map<String, RowKind> KINDS = Map.ofEntries(
            entry("jdk.JavaMonitorEnter", RowKind.BLOCKED),
            entry("jdk.JavaMonitorWait", RowKind.WAITING),
            entry("jdk.ThreadPark", RowKind.PARKED),
            entry("jdk.ThreadSleep", RowKind.SLEEPING),
            entry("jdk.SocketRead", RowKind.SOCKET_READ),
            entry("jdk.FileRead", RowKind.FILE_READ));

    private static final int MAX_SETTINGS = 1 << 12;
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private final Map<Long, RowKind> kindOfType = new HashMap<>();
    private int settings;

    void type(EventType type) {
        RowKind kind = KINDS.get(type.getName());
        if (kind != null) {
            kindOfType.put(type.getId(), kind);
        }
    }

    /** Makes a row of a setting that is a threshold of interest. */
    void setting(RecordedEvent setting, RowWriter row) {
        RowKind kind = kindOfType.get(setting.getLong("id"));
        if (kind == null || !"threshold".equals(setting.getString("name")) || settings++ >= MAX_SETTINGS) {
            return;
        }
        long nanos = nanos(setting.getString("value"));
        if (nanos >= 0) {
            row.begin(RowKind.SETTING, setting.getLong("startTime"))
                    .text("jvm.threshold."
                            + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .number(nanos)
                    .end();
        }
    }

    /** {@code 20 ms} in nanoseconds, -1 when it is nothing of that kind. */
    static long nanos(@Nullable String value) {
        String[] parts = value == null ? new String[0] : value.strip().split(" ", 2);
        Long unit = parts.length == 2 ? NANOS.get(parts[1]) : null;
        if (unit == null || !parts[0].matches("\\d{1,9}")) {
            return -1;
        }
        return Long.parseLong(parts[0]) * unit;
    }
}
