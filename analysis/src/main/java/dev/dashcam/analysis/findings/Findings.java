/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.read.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an analysis found.
 *
 * @param manifest what is known about the recording
 * @param fileName the name to call the file by
 * @param jvmLostBytes how much of its own events the JVM has lost in the recording
 * @param overview all tasks of the recording
 * @param subject the task that is explained, null when the recording has none
 * @param account where its time went, null when its events are not in the recording
 * @param states what its thread did in that time, null where the JVM does not tell or the task left its thread
 * @param unreportedNanos how much of it is not explained because a virtual thread's waits are not reported; 0 for little
 * @param atTrigger what its thread was doing at the trigger, null when it had ended or that is not known
 * @param poolUse who worked with what it waited for at the trigger, null where that is not known or no pool's
 * @param threadPool the thread pool whose result it waited for, null where that is not known or it waited for none
 * @param arrival what is known of it before it began
 * @param siblings the others of its name
 * @param differences how it differs from them, the largest first; empty when there are too few
 * @param blame what made it take longer, null when nothing stands out
 * @param causes what makes up a tenth or more of what it took longer, the most first; the first is to blame
 * @param meanwhile who else was in the region that is to blame, null when none is
 * @param contention the lock that is to blame, null when none is
 * @param keptCarriers which virtual threads kept their carriers meanwhile, null when none did for long or all is explained
 * @param cpuUsers who used CPU meanwhile, most first; empty unless waiting for a CPU is to blame
 * @param cpuPressure why there was no CPU, null where that is not known
 * @param offspring what the subject began on other threads, the longest first
 */
public record Findings(
        Manifest manifest,
        String fileName,
        long jvmLostBytes,
        Overview overview,
        @Nullable Subject subject,
        @Nullable Account account,
        @Nullable StateAccount states,
        long unreportedNanos,
        @Nullable AtTrigger atTrigger,
        @Nullable PoolUse poolUse,
        @Nullable ThreadPoolUse threadPool,
        Arrival arrival,
        Siblings siblings,
        List<Difference> differences,
        @Nullable Blame blame,
        List<Difference> causes,
        @Nullable Meanwhile meanwhile,
        @Nullable Contention contention,
        @Nullable KeptCarriers keptCarriers,
        List<CpuUser> cpuUsers,
        @Nullable CpuPressure cpuPressure,
        List<Offspring> offspring) {

    /** Takes copies of the lists. */
    public Findings {
        differences = List.copyOf(differences);
        causes = List.copyOf(causes);
        cpuUsers = List.copyOf(cpuUsers);
        offspring = List.copyOf(offspring);
    }
}
