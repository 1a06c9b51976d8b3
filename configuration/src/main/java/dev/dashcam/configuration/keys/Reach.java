/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

/** Who looks at a property. */
public enum Reach {
    /** Spring Boot and plain Java. */
    EVERYWHERE,
    /** Spring Boot alone. */
    SPRING
}
