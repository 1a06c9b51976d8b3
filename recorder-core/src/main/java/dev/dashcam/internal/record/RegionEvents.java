/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Slot;

/** Records where regions begin and end. The order of the steps is argued in {@link OpenRegions}. */
final class RegionEvents {
    private RegionEvents() {}

    /** Begins a region; answers its token, or {@link OpenRegions#NO_TOKEN} when there is nothing to end. */
    static long begin(ThreadTrack track, int nameId) {
        OpenRegions regions = track.regions();
        int depth = regions.depth();
        try {
            if (depth == 0) {
                track.listVirtual();
            }
            long taskId = track.active().currentId();
            long token = regions.push(nameId, taskId);
            if (token == OpenRegions.NO_TOKEN) {
                Recording recording = track.recording();
                recording.lost(LossReason.NESTING, recording.clock().nanoTime());
            } else {
                recordBegin(track, taskId, nameId, depth);
            }
            return token;
        } catch (Throwable e) {
            track.recording().fault();
            popTo(track, depth);
            return OpenRegions.NO_TOKEN;
        }
    }

    /** Ends a region and those inside it. Any thread: on another than its own it stays open and is counted. */
    static void end(ThreadTrack track, long token) {
        Recording recording = track.recording();
        if (token == OpenRegions.NO_TOKEN || !recording.isOn()) {
            return;
        }
        try {
            if (!track.isCallingThread()) {
                recording.lost(LossReason.REGION_MISUSED, recording.clock().nanoTime());
            } else if (track.regions().isOpen(token)) {
                endTo(track, OpenRegions.depthOf(token));
            }
        } catch (Throwable e) {
            recording.fault();
        }
    }

    private static void endTo(ThreadTrack track, int depth) {
        try {
            for (int index = track.regions().depth() - 1; index >= depth; index--) {
                recordEnd(track, index);
                track.regions().pop();
            }
        } finally {
            popTo(track, depth);
        }
    }

    private static void popTo(ThreadTrack track, int depth) {
        while (track.regions().depth() > depth) {
            track.regions().pop();
        }
        if (depth == 0) {
            track.unlistVirtual();
        }
    }

    private static void recordBegin(ThreadTrack track, long taskId, int nameId, int depth) {
        Recording recording = track.recording();
        Slot slot = track.take();
        long now = recording.clock().nanoTime();
        track.regions().begun(now);
        if (slot == null) {
            recording.lost(LossReason.SLOT_BUSY, now);
            return;
        }
        try {
            long tag = track.tag(slot);
            int bytes = EventLayout.headBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putRegionBegin(slot.buffer(), at, now, tag, taskId, nameId, depth);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    private static void recordEnd(ThreadTrack track, int index) {
        Recording recording = track.recording();
        OpenRegions regions = track.regions();
        Slot slot = track.take();
        long now = recording.clock().nanoTime();
        regions.ending(index, now);
        if (slot == null) {
            recording.lost(LossReason.SLOT_BUSY, now);
            return;
        }
        try {
            long tag = track.tag(slot);
            long taskId = regions.taskId(index);
            int bytes = EventLayout.wordBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putRegionEnd(
                        slot.buffer(), at, now, tag, taskId, regions.nameId(index), index, regions.startNanos(index));
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }
}
