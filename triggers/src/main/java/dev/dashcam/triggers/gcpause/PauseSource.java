/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

import java.util.function.Consumer;

/** Who tells of pauses; another one in tests. */
interface PauseSource {
    /** The collectors of this JVM. */
    static PauseSource ofThisJvm() {
        return new CollectorNotifications();
    }

    /** Tells of each pause from now on, on a thread of its own. Where nobody knows of any, none is told. */
    void start(Consumer<Pause> ended);

    /** Tells of none any more. */
    void stop();
}
