/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.Fault;
import dev.dashcam.read.Verifier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The verifier finds each change of a file in which it found nothing wrong. */
final class VerifierChecks {
    private VerifierChecks() {}

    static void feed(byte[] input) throws IOException {
        byte[] sound = Parts.archive(Damage.rest(input));
        List<Fault> before = verify(sound);
        byte[] damaged = Damage.of(input).doneTo(sound);
        List<Fault> after = verify(damaged);
        Demand.that(
                !before.isEmpty() || !after.isEmpty() || Arrays.equals(sound, damaged),
                "a change is found",
                Damage.of(input));
    }

    private static List<Fault> verify(byte[] file) throws IOException {
        List<Fault> faults = Verifier.verify(ScratchFile.with(file));
        for (Fault fault : faults) {
            Demand.that(!fault.reason().isEmpty(), "a fault has a reason");
        }
        return faults;
    }
}
