/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as people write them. */
public final class RatioText {
    private RatioText() {}

    /** A share somebody chose, without needless digits: {@code 10 %}, {@code 12.5 %}. */
    public static String chosen(double ratio) {
        return percent(ratio, 4);
    }

    /** A share that was measured: {@code 23.4 %}. */
    public static String measured(double ratio) {
        return percent(ratio, 1);
    }

    private static String percent(double ratio, int digits) {
        // said at every start, for which String.format would have to be loaded
        BigDecimal percent = BigDecimal.valueOf(ratio).movePointRight(2).setScale(digits, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
