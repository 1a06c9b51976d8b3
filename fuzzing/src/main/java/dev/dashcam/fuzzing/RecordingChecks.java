/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A sound archive is read without a fault of the archive; a damaged one gives nothing that was not in the sound one. */
final class RecordingChecks {
    private RecordingChecks() {}

    static void feed(byte[] input) throws IOException {
        byte[] sound = Parts.archive(Damage.rest(input));
        Reading before = read(sound);
        byte[] damaged = Damage.of(input).doneTo(sound);
        Reading after = read(damaged);
        Set<Long> known = new HashSet<>(before.generations());
        // Who gave up early on the sound file has not seen all of it.
        if (before.refusal() == null) {
            for (long generation : after.generations()) {
                Demand.that(known.contains(generation), "a damaged file gives only what the sound one gave");
            }
            Demand.that(
                    after.threads() == 0 || after.threads() == before.threads(),
                    "a damaged file gives the threads of the sound one or none");
        }
        ArchiveChecks.entries(ScratchFile.with(damaged), damaged.length);
    }

    private static Reading read(byte[] file) throws IOException {
        return Reading.of(TraceReader.read(new ByteArrayInputStream(file)), file.length);
    }
}
