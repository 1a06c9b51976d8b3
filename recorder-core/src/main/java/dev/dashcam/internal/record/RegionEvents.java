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
     * Begins a region. Its handle is always of one class and made in one place, also when it was not recorded, so that the
     * compiler can do without it.
     */
    static Region begin(ThreadTrack track, int nameId) {
        OpenRegions regions = track.regions();
        int depth = regions.depth();
        OpenRegion place = null;
        long token = OpenRegion.NO_TOKEN;
        try {
            if (depth == 0 && !track.list()) {
                Recording recording = track.recording();
                recording.lost(LossReason.OPEN_TASKS, recording.clock().nanoTime());
            }
            place = regions.push();
            if (place == null) {
                Recording recording = track.recording();
                recording.lost(LossReason.NESTING, recording.clock().nanoTime());
            } else {
                long taskId = track.active().currentId();
                token = place.take(nameId, taskId);
                recordBegin(track, place, taskId, nameId, depth);
            }
        } catch (Throwable e) {
            track.recording().fault();
            popTo(track, depth);
            place = null;
        }
        return new RecordedRegion(place, token);
    }

    /** Ends a region and those inside it. Any thread: on another than its own it stays open and is counted. */
    static void end(OpenRegion place, long token) {
        ThreadTrack track = place.track();
        try {
            if (!track.isCallingThread()) {
                endElsewhere(track);
            } else if (place.isOpen(token) && track.recording().isOn()) {
                int depth = place.depth();
                if (track.regions().depth() != depth + 1) {
                    endInside(track, depth + 1);
                }
                endInnermost(track, place);
                if (depth == 0) {
                    track.unlistIfIdle();
                }
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

    /** Ends the regions that somebody has forgotten, until so many are left. */
    private static void endInside(ThreadTrack track, int depth) {
        while (track.regions().depth() > depth) {
            endInnermost(track, track.regions().innermost());
        }
    }

    private static void endInnermost(ThreadTrack track, OpenRegion place) {
        try {
            recordEnd(track, place);
        } catch (Throwable e) {
            track.recording().fault();
        }
        track.regions().pop(place);
    }

    private static void popTo(ThreadTrack track, int depth) {
        OpenRegions regions = track.regions();
        while (regions.depth() > depth) {
            regions.pop(regions.innermost());
        }
        if (depth == 0) {
            track.unlistIfIdle();
        }
    }

    private static void recordBegin(ThreadTrack track, OpenRegion place, long taskId, int nameId, int depth) {
        Slot slot = track.take();
        long now = track.nanoTime();
        place.begun(now);
        if (slot == null) {
            track.recording().lost(LossReason.SLOT_BUSY, now);
            return;
        }
        try {
            long tag = track.tag(slot);
            int bytes = EventLayout.headBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putRegionBegin(slot.words(), at, now, tag, taskId, nameId, depth);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    private static void recordEnd(ThreadTrack track, OpenRegion place) {
        Slot slot = track.take();
        long now = track.nanoTime();
        place.ending(now);
        if (slot == null) {
            track.recording().lost(LossReason.SLOT_BUSY, now);
            return;
        }
        try {
            long tag = track.tag(slot);
            long taskId = place.taskId();
            int bytes = EventLayout.wordBytes(tag, taskId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putRegionEnd(
                        slot.words(), at, now, tag, taskId, place.nameId(), place.depth(), place.startNanos());
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }
}
