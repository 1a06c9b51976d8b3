/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The little-endian words that an event is made of. Cheaper than the buffer's own methods, which look whether a word is aligned. */
final class Words {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static void put(ByteBuffer buffer, int position, long word) {
        WORD.set(buffer, position, word);
    }
}
