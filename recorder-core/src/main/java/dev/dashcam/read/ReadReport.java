/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.util.List;

/**
 * What a reader found of a recording, up to where it has read.
 *
 * @param generations how many generations were read
 * @param events how many events they hold
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
