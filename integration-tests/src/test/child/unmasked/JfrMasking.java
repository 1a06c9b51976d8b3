/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.redaction.StringMask;
import java.nio.channels.FileChannel;

/** In place of ours, before it on the class path: nothing is taken out. */
public final class JfrMasking {
    private JfrMasking() {}

    public static MaskingReport mask(FileChannel file, StringMask mask) {
        return new MaskingReport(0, 0, 0);
    }
}
