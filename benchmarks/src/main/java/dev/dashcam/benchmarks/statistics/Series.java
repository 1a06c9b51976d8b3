/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.statistics;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One value a round. What two series have to do with each other is worked out round by round, since what slows the machine
 * down for a minute slows both.
 */
public final class Series {
    private final double[] values;

    /** A series of these values, in the order of the rounds. */
    public Series(double... values) {
        this.values = values.clone();
    }

    /** How many rounds there were. */
    public int rounds() {
        return values.length;
    }

    /** The values, in the order of the rounds. */
    public double[] values() {
        return values.clone();
    }

    /** What can be said of all rounds. */
    public Estimate estimate() {
        return Estimate.of(values);
    }

    /** This and another one added up. */
    public Series plus(Series other) {
        return with(other, Double::sum);
    }

    /** This less another one. */
    public Series minus(Series other) {
        return with(other, (mine, theirs) -> mine - theirs);
    }

    /** This divided by another one. */
    public Series dividedBy(Series other) {
        return with(other, (mine, theirs) -> mine / theirs);
    }

    /** So many times this. */
    public Series times(double factor) {
        return map(value -> value * factor);
    }

    private Series map(DoubleUnaryOperator change) {
        double[] changed = new double[values.length];
        for (int round = 0; round < changed.length; round++) {
            changed[round] = change.applyAsDouble(values[round]);
        }
        return new Series(changed);
    }

    private Series with(Series other, DoubleBinaryOperator operator) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(values.length + " rounds and " + other.values.length + " rounds");
        }
        double[] joined = new double[values.length];
        for (int round = 0; round < joined.length; round++) {
            joined[round] = operator.applyAsDouble(values[round], other.values[round]);
        }
        return new Series(joined);
    }
}
