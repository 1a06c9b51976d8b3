/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Slot;
import dev.dashcam.task.Region;

/** Records where regions begin and end. The order of the steps is argued in {@link OpenRegion}. */
final class RegionEvents {
    private RegionEvents() {}

    /**
     * Begins a region. Its handle is always of one class, also when it was not recorded, so that the compiler can do without
     * it.
     */
    static Region begin(ThreadTrack track, int nameId) {
        OpenRegions regions = track.regions();
        int depth = regions.depth();
        try {
            if (depth == 0) {
                track.listVirtual();
            }
            OpenRegion place = regions.push();
            if (place == null) {
                Recording recording = track.recording();
                recording.lost(LossReason.NESTING, recording.clock().nanoTime());
                return new RecordedRegion(null, OpenRegion.NO_TOKEN);
            }
            long taskId = track.active().currentId();
            long token = place.take(nameId, taskId);
            recordBegin(track, place, taskId, nameId, depth);
            return new RecordedRegion(place, token);
        } catch (Throwable e) {
            track.recording().fault();
            popTo(track, depth);
            return new RecordedRegion(null, OpenRegion.NO_TOKEN);
        }
    }

    /** Ends a region and those inside it. Any thread: on another than its own it stays open and is counted. */
    static void end(OpenRegion place, long token) {
        ThreadTrack track = place.track();
        try {
            if (!track.isCallingThread()) {
                endElsewhere(track);
            } else if (place.isOpen(token)) {
                endTo(track, place.depth());
            }
        } catch (Throwable e) {
            track.recording().fault();
        }
    }

    private static void endElsewhere(ThreadTrack track) {
        Recording recording = track.recording();
        if (recording.isOn()) {
            recording.lost(LossReason.REGION_MISUSED, recording.clock().nanoTime());
        }
    }

    private static void endTo(ThreadTrack track, int depth) {
        OpenRegions regions = track.regions();
        try {
            do {
                recordEnd(track, regions.top());
                regions.pop();
            } while (regions.depth() > depth);
        } catch (Throwable e) {
            track.recording().fault();
        }
        popTo(track, depth);
    }

    private static void popTo(ThreadTrack track, int depth) {
        while (track.regions().depth() > depth) {
            track.regions().pop();
        }
        if (depth == 0) {
            track.unlistVirtual();
        }
    }

    private static void recordBegin(ThreadTrack track, OpenRegion place, long taskId, int nameId, int depth) {
        Recording recording = track.recording();
        Slot slot = track.take();
        long now = recording.clock().nanoTime();
        place.begun(now);
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

    private static void recordEnd(ThreadTrack track, OpenRegion place) {
        Recording recording = track.recording();
        Slot slot = track.take();
        long now = recording.clock().nanoTime();
        place.ending(now);
        if (slot == null) {
            recording.lost(LossReason.SLOT_BUSY, now);
            return;
        }
        try {
            long tag = track.tag(slot);
            long taskId = place.taskId();
            int bytes = EventLayout.wordBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putRegionEnd(
                        slot.buffer(), at, now, tag, taskId, place.nameId(), place.depth(), place.startNanos());
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }
}
