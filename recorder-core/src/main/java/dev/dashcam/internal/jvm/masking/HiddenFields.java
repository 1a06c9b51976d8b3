/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.util.Set;

/** Which fields of JFR's own events must not leave whatever they hold: environment, properties, arguments, command lines. */
final class HiddenFields {
    private static final Set<String> WHOLE_EVENTS = Set.of(
            "jdk.InitialEnvironmentVariable",
            "jdk.InitialSecurityProperty",
            "jdk.InitialSystemProperty",
            "jdk.ProcessStart",
            "jdk.SecurityPropertyModification",
            "jdk.SystemProcess");

    private static final Set<String> FIELDS =
            Set.of("jdk.StringFlag.value", "jdk.StringFlagChanged.newValue", "jdk.StringFlagChanged.oldValue");

    /** In any event of the JDK, so that an event that a later one adds does not bring them back. */
    private static final Set<String> FIELDS_OF_ANY_EVENT = Set.of(
            "arguments",
            "command",
            "commandLine",
            "environment",
            "javaArguments",
            "jvmArguments",
            "jvmFlags",
            "options");

    private HiddenFields() {}

    static boolean contain(String type, String field) {
        return type.startsWith("jdk.")
                && (WHOLE_EVENTS.contains(type)
                        || FIELDS_OF_ANY_EVENT.contains(field)
                        || FIELDS.contains(type + '.' + field));
    }
}
