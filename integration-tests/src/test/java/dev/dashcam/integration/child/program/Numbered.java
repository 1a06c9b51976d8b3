/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Events of an application, numbered, so that it is seen when one is missing. */
@Name(Numbered.NAME)
@StackTrace(false)
class Numbered extends Event {
    static final String NAME = "child.Numbered";
    static final String NUMBER = "number";

    int number;

    static void record(int from, int count) {
        for (int number = from; number < from + count; number++) {
            Numbered event = new Numbered();
            event.number = number;
            event.commit();
        }
    }
}
