/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.internal.jvm.masking.JfrMasking;
import dev.dashcam.internal.jvm.masking.MaskingReport;
import dev.dashcam.internal.jvm.masking.UnmaskableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** JFR's bytes in a file, which are masked: all of them, or refused. */
final class MaskingChecks {
    private MaskingChecks() {}

    static void feed(byte[] input) throws IOException {
        Path file = ScratchFile.with(input);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mask(channel);
            Demand.that(mask(channel).stringsMasked() == 0, "what is masked has nothing left to mask");
        } catch (UnmaskableException refused) {
            // as documented
        }
        Demand.that(Files.size(file) == input.length, "the file keeps its length");
    }

    private static MaskingReport mask(FileChannel channel) throws IOException {
        return JfrMasking.mask(channel, text -> text.replace('e', '*'));
    }
}
