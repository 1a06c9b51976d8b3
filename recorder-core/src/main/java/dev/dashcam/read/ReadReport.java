/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found of a recording, up to where it has read.
 *
 * @param generations how many generations were read
 * @param events how many events they hold
 * @param jvmEvents how many of the JVM's own events there are beside them
 * @param jvmLeftOut what of the JVM's own events was not read though it is not damaged, and why, in words; null when all was,
 *     or none are in the file
 * @param faults what was damaged and stepped over, in the order of the file; the first thousand
 * @param unlistedFaults how many more faults there were
 * @param missingGenerations the numbers of generations that are missing between others or whose entry is damaged; the first
 *     thousand
 * @param unlistedMissing how many more generations are missing
 * @param hasManifest whether the manifest was there; it is the last entry, so a file that was cut off has none
 * @param hasEnd whether the archive's directory and the checksum over all of it were there; whether it fits is found out by verifying
 */
public record ReadReport(
        long generations,
        long events,
        long jvmEvents,
        @Nullable String jvmLeftOut,
        List<Fault> faults,
        long unlistedFaults,
        List<Long> missingGenerations,
        long unlistedMissing,
        boolean hasManifest,
        boolean hasEnd) {

    /** Takes copies of the lists. */
    public ReadReport {
        faults = List.copyOf(faults);
        missingGenerations = List.copyOf(missingGenerations);
    }

    /** Whether everything was there. */
    public boolean isComplete() {
        return faults.isEmpty() && missingGenerations.isEmpty() && hasManifest && hasEnd;
    }
}
