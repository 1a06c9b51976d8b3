/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps a list of parts short: the largest of each state by themselves, the others of that state together. */
final class ShareFolding {
    private static final int MAX_OF_STATE = 3;
    private static final int LEAST_PART = 100;

    private ShareFolding() {}

    /** The parts, in their order, which add up to the same. */
    static List<StateShare> folded(List<StateShare> shares, long wallNanos) {
        Map<State, Integer> listed = new EnumMap<>(State.class);
        Map<State, StateShare> others = new EnumMap<>(State.class);
        Map<State, Integer> merged = new EnumMap<>(State.class);
        List<StateShare> folded = new ArrayList<>();
        for (StateShare share : shares) {
            int already = listed.merge(share.state(), 1, Integer::sum) - 1;
            if (already == 0 || (already < MAX_OF_STATE && share.nanos() >= wallNanos / LEAST_PART)) {
                folded.add(share);
            } else {
                merged.merge(share.state(), 1, Integer::sum);
                others.merge(share.state(), share, ShareFolding::both);
            }
        }
        others.forEach((state, share) -> {
            int count = merged.getOrDefault(state, 1);
            String object = count == 1 ? share.object() : count + " others";
            folded.add(indexAfter(folded, state), named(share, object));
        });
        return folded;
    }

    private static int indexAfter(List<StateShare> folded, State state) {
        int index = 0;
        for (int i = 0; i < folded.size(); i++) {
            index = folded.get(i).state() == state ? i + 1 : index;
        }
        return index;
    }

    private static StateShare both(StateShare left, StateShare right) {
        return new StateShare(
                left.state(), "", left.nanos() + right.nanos(), left.times() + right.times(), CodePlace.UNKNOWN);
    }

    private static StateShare named(StateShare share, String object) {
        return new StateShare(share.state(), object, share.nanos(), share.times(), share.place());
    }
}
