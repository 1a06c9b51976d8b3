/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.store.NameSlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns time by place into shares with names. */
final class Shares {
    private static final int MAX_NAMED = 8;

    private final NameSlots names;

    Shares(NameSlots names) {
        this.names = names;
    }

    /** The shares, the largest first; they add up to what the totals add up to. */
    List<Share> of(PlaceTotals totals, Timeline timeline) {
        Map<Integer, Integer> times = new HashMap<>();
        Map<Integer, Integer> longest = new HashMap<>();
        for (int i = 0; i < timeline.size(); i++) {
            times.merge(timeline.place(i), 1, Integer::sum);
            longest.merge(timeline.place(i), i, (left, right) -> longer(timeline, left, right));
        }
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < totals.count(); i++) {
            int place = totals.place(i);
            String around = longest.containsKey(place) ? nameOf(timeline.around(longest.get(place))) : "";
            shares.add(
                    new Share(kind(place), nameOf(place), totals.nanos(place), times.getOrDefault(place, 0), around));
        }
        shares.sort(Comparator.comparingLong(Share::nanos).reversed().thenComparing(Share::name));
        return folded(shares);
    }

    private static List<Share> folded(List<Share> shares) {
        List<Share> kept = new ArrayList<>();
        long nanos = 0;
        long places = 0;
        Share last = null;
        for (Share share : shares) {
            if (!share.isNamed() || kept.stream().filter(Share::isNamed).count() < MAX_NAMED) {
                kept.add(share);
            } else {
                nanos += share.nanos();
                places++;
                last = share;
            }
        }
        if (last != null) {
            kept.add(places == 1 ? last : new Share(Share.Kind.OTHERS, "", nanos, places, ""));
            kept.sort(Comparator.comparingLong(Share::nanos).reversed());
        }
        return kept;
    }

    private static int longer(Timeline timeline, int left, int right) {
        long leftNanos = timeline.endNanos(left) - timeline.startNanos(left);
        return leftNanos >= timeline.endNanos(right) - timeline.startNanos(right) ? left : right;
    }

    private String nameOf(int place) {
        return Place.isNamed(place) ? names.name(Place.nameSlot(place)) : "";
    }

    private static Share.Kind kind(int place) {
        if (Place.isNamed(place)) {
            return Place.isChild(place) ? Share.Kind.CHILD_TASK : Share.Kind.REGION;
        }
        return place == Place.OUTSIDE ? Share.Kind.OUTSIDE : Share.Kind.NOT_RECORDED;
    }
}
