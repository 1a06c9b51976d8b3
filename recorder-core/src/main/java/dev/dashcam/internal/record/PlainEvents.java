/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.event.Utf8;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Slot;

/** Records the events that stand for themselves. The clock is read once the slot is taken, so that its events are in order. */
final class PlainEvents {
    private PlainEvents() {}

    static void log(ThreadTrack track, String text) {
        Recording recording = track.recording();
        long taskId = track.active().currentId();
        int textBytes = Utf8.length(text, recording.maxLogBytes());
        Slot slot = track.take();
        try {
            long now = track.nanoTime();
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            int bytes = EventLayout.logBytes(tag, taskId, textBytes);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putLog(slot.buffer(), slot.words(), at, now, tag, taskId, text, textBytes);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    static void value(ThreadTrack track, int nameId, long value) {
        long taskId = track.active().currentId();
        Slot slot = track.take();
        try {
            long now = track.nanoTime();
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            int bytes = EventLayout.wordBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putValue(slot.words(), at, now, tag, taskId, nameId, value);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    static void mark(ThreadTrack track, int nameId) {
        long taskId = track.active().currentId();
        Slot slot = track.take();
        try {
            long now = track.nanoTime();
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            int bytes = EventLayout.headBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putMark(slot.words(), at, now, tag, taskId, nameId);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    /** By the thread itself or, once it has ended, by whoever found that out. */
    static void thread(ThreadTrack track, int kind) {
        Slot slot = track.take();
        try {
            long now = track.nanoTime();
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            int bytes = EventLayout.headBytes(tag, 0);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putThread(slot.words(), at, kind, now, tag);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }
}
