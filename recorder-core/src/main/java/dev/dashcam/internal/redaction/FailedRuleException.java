/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** A rule cannot tell what must not leave of a text, so none of it may. The message is what the rule does, a clause. */
final class FailedRuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    FailedRuleException(String rule, String does) {
        super(does, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
