/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a program finds where it runs.
 *
 * @param environment the variables
 * @param systemProperties a copy
 * @param folder the working folder
 * @param loader where the class path is
 */
record Surroundings(Map<String, String> environment, Properties systemProperties, Path folder, ClassLoader loader) {
    static Surroundings ofThisProgram() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return new Surroundings(
                System.getenv(),
                (Properties) System.getProperties().clone(),
                Path.of(""),
                ofThread == null ? Surroundings.class.getClassLoader() : ofThread);
    }
}
