/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.nio.LongBuffer;

/** The words that an event is made of. A view of longs takes half the checks that a buffer of bytes does. */
final class Words {
    private Words() {}

    static void put(LongBuffer words, int position, long word) {
        words.put(position >> 3, word);
    }
}
