/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What bytes are fed to. Each throws when a recording's reader does what it must not. */
public enum Target {
    /** The bytes are one generation, unpacked. */
    GENERATION,
    /** The bytes are the pieces of a generation, which is mended first. */
    MENDED_GENERATION,
    /** The bytes are a file. */
    ARCHIVE,
    /** The bytes are the parts of a recording, which is mended, and a damage done to it afterwards. */
    RECORDING,
    /** The bytes are a manifest. */
    MANIFEST,
    /** As a recording; the file is verified before and after the damage. */
    VERIFIER,
    /** As a recording without damage, which is explained and printed. */
    EXPLANATION,
    /** The bytes are JFR's, which are masked. */
    JVM_MASKING;

    /** The target with this name, as {@link #title} has it. */
    public static Target named(String title) {
        return Arrays.stream(values())
                .filter(target -> target.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no target " + title + "; there are "
                        + Arrays.stream(values()).map(Target::title).collect(Collectors.joining(", "))));
    }

    /** Its name on the command line and the name of the folder with its corpus. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Feeds it these bytes; whatever it throws is a finding. */
    public void feed(byte[] input) throws Exception {
        switch (this) {
            case GENERATION -> GenerationChecks.feed(input);
            case MENDED_GENERATION -> GenerationChecks.feedMended(input);
            case ARCHIVE -> ArchiveChecks.feed(input);
            case RECORDING -> RecordingChecks.feed(input);
            case MANIFEST -> ManifestChecks.feed(input);
            case VERIFIER -> VerifierChecks.feed(input);
            case EXPLANATION -> ExplanationChecks.feed(input);
            case JVM_MASKING -> MaskingChecks.feed(input);
        }
    }
}
