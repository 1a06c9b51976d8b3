/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

/**
 * What kind of work a task is. Latency, stuck and error triggers look at {@link #REQUEST} and {@link #MESSAGE} unless a
 * rule says otherwise. The ordinals are part of the file format: constants are only ever added at the end.
 */
public enum TaskKind {
    /** Somebody waits for the answer. */
    REQUEST,
    /** A message taken from a queue or topic. */
    MESSAGE,
    /** Work nobody waits for: scheduled, batch, start-up. */
    JOB,
    /** A request that has turned into a stream of unknown length (server-sent events, an upgrade, a streaming body). */
    STREAM,
    /** Anything else. */
    OTHER
}
