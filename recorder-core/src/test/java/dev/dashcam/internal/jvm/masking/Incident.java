/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import jdk.jfr.Event;
import jdk.jfr.Name;

/** An event of an application's own, with a field of every kind that one can have. */
@Name("masking.Incident")
final class Incident extends Event {
    String note;
    String detail;
    String nothing;
    String empty = "";
    Thread thread = Thread.currentThread();
    Class<?> type = Incident.class;
    boolean late = true;
    byte small = -1;
    char letter = 'ä';
    short medium = -300;
    int number = 70_000;
    long large = Long.MIN_VALUE;
    float share = 0.25f;
    double ratio = 1 / 3.0;

    static void commit(String note, String detail) {
        Incident incident = new Incident();
        incident.note = note;
        incident.detail = detail;
        incident.commit();
    }
}
