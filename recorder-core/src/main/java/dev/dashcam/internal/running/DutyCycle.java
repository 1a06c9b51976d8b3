/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import org.agrona.concurrent.IdleStrategy;

/**
 * How long the recorder's own thread rests between two rounds. While the service starts there is little to do, and each round
 * runs in the interpreter and takes its time from the start.
 */
final class DutyCycle implements IdleStrategy {
    /**
     * From 20 on JFR records a sleep, unless told otherwise: three thousand a minute in everybody's recording. On a machine that has
     * others to do too each is some milliseconds longer than asked for.
     */
    private static final long MILLIS = 15;

    private static final long STARTING_MILLIS = 500;

    private final RecorderAgent agent;

    DutyCycle(RecorderAgent agent) {
        this.agent = agent;
    }

    @Override
    public void idle(int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        try {
            Thread.sleep(agent.isReady() ? MILLIS : STARTING_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void reset() {}
}
