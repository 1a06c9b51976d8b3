/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import jdk.jfr.Event;
import jdk.jfr.Name;

/** What a service of a user's puts into JFR itself, secrets included, in every way in which JFR stores a text. */
@Name("integration.Said")
final class Said extends Event {
    private static final int REPEATED = 20;

    String text;

    static void all() {
        say("token=CANARY-in-a-text");
        for (int i = 0; i < REPEATED; i++) {
            // Of 16 to 128 characters that come again JFR makes a constant.
            say("Authorization: Bearer CANARY-in-a-constant");
        }
        say("x".repeat(20_000) + " password=CANARY-in-a-long-text " + "x".repeat(20_000));
        say("Ключ: secret=CANARY-in-a-wide-text");
        for (int i = 0; i < REPEATED; i++) {
            say("Снова и снова: secret=CANARY-in-a-wide-constant");
        }
    }

    private static void say(String text) {
        Said said = new Said();
        said.text = text;
        said.commit();
    }
}
