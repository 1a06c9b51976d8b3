/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorcount;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses of HTTP, one by one or as ranges. Immutable. */
final class StatusRanges {
    private static final int LEAST = 100;
    private static final int MOST = 599;

    private final boolean[] contained = new boolean[MOST + 1];
    private final boolean isEmpty;

    /**
     * The statuses of all of them.
     *
     * @param ranges such as {@code 429} or {@code 500-599}
     */
    StatusRanges(List<String> ranges) {
        this.isEmpty = ranges.isEmpty();
        for (String range : ranges) {
            int dash = range.indexOf('-');
            int first = status(dash < 0 ? range : range.substring(0, dash), range);
            int last = dash < 0 ? first : status(range.substring(dash + 1), range);
            if (first > last) {
                throw unfit(range);
            }
            for (int status = first; status <= last; status++) {
                contained[status] = true;
            }
        }
    }

    boolean isEmpty() {
        return isEmpty;
    }

    boolean contains(long status) {
        return status >= LEAST && status <= MOST && contained[(int) status];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatusRanges ranges && Arrays.equals(ranges.contained, contained);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(contained);
    }

    private static int status(String digits, String range) {
        try {
            int status = Integer.parseInt(digits.strip());
            if (status >= LEAST && status <= MOST) {
                return status;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw unfit(range);
    }

    private static IllegalArgumentException unfit(String range) {
        return new IllegalArgumentException(
                "\"" + range
                        + "\" is no status of HTTP and no range of them; write one from 100 to 599, or a range such as 500-599.");
    }
}
