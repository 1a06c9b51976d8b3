/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a store and its sinks, in words. */
final class StoreNotes {
    private StoreNotes() {}

    static List<String> of(StoreStatus store) {
        List<String> notes = new ArrayList<>();
        if (store.undeliveredEvictions() > 0) {
            notes.add(snapshots(store.undeliveredEvictions())
                    + " had to go before every sink had " + (store.undeliveredEvictions() == 1 ? "it" : "them")
                    + ". Raise dashcam.spool.max-size and max-files, or see what is"
                    + " wrong with the sinks.");
        }
        for (SinkStatus sink : store.sinks()) {
            String problem = sink.problem();
            if (problem != null) {
                notes.add("The sink " + sink.name() + ": " + problem + "." + waiting(sink) + breaker(sink));
            }
            if (sink.refused() > 0) {
                notes.add("The sink " + sink.name() + " has refused " + snapshots(sink.refused())
                        + (sink.refused() == 1 ? ", which stays" : ", which stay") + " in the spool.");
            }
        }
        return notes;
    }

    private static String waiting(SinkStatus sink) {
        return sink.waiting() == 0
                ? ""
                : " " + snapshots(sink.waiting()) + " still to come, the oldest of " + sink.oldestWaiting() + ".";
    }

    private static String breaker(SinkStatus sink) {
        return sink.breaker() == SinkStatus.Breaker.CLOSED ? "" : " It is tried every five minutes.";
    }

    private static String snapshots(long count) {
        return count == 1 ? "1 snapshot" : count + " snapshots";
    }
}
