/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Slot;
import dev.dashcam.task.EventName;
import org.jspecify.annotations.Nullable;

/** Records where regions begin and end. The order of the steps is argued in {@link OpenRegion}. */
final class RegionEvents {
    private RegionEvents() {}

    /** Begins a region; answers where it is kept, null when it was not recorded. */
    static @Nullable OpenRegion begin(ThreadTrack track, @Nullable EventName name) {
        OpenRegions regions = track.regions();
        int depth = regions.depth();
        try {
            if (depth == 0 && !track.list()) {
                lost(track, LossReason.OPEN_TASKS);
            }
            OpenRegion place = regions.push();
            if (place == null) {
                lost(track, LossReason.NESTING);
                return null;
            }
            int nameId = (name == null ? EventName.of(null) : name).id();
            long taskId = track.active().currentId();
            place.take(nameId, taskId);
            recordBegin(track, place, taskId, nameId, depth);
            return place;
        } catch (Throwable e) {
            track.recording().fault();
            popTo(track, depth);
            return null;
        }
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
        if (track.recording().isOn()) {
            lost(track, LossReason.REGION_MISUSED);
        }
    }

    private static void lost(ThreadTrack track, LossReason reason) {
        track.recording().lost(reason, track.nanoTime());
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
        try {
            long now = track.nanoTime();
            place.begun(now);
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
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
        try {
            long now = track.nanoTime();
            place.ending(now);
            if (slot == null) {
                track.recording().lost(LossReason.SLOT_BUSY, now);
                return;
            }
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
