/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;
import java.io.OutputStream;

/** What is to become of entries. */
public interface EntryUse {
    /** What is to become of one. */
    enum Kind {
        /** Its content is taken into memory. */
        TAKEN,
        /** Its content goes to {@link EntryUse#spool}, in pieces: it may be of any size. */
        SPOOLED,
        /** Its content is only checked. */
        CHECKED,
        /** It is stepped over. */
        SKIPPED
    }

    /** What is to become of the entry with this name. */
    Kind of(String name);

    /** Where the content of a spooled entry goes, which is closed behind it; whether it was sound is only known then. */
    OutputStream spool(String name) throws IOException;
}
