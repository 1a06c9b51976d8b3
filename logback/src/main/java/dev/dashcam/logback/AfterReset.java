/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;

/** Puts the appender back after a reset, which takes all of them away. */
final class AfterReset implements LoggerContextListener {
    private final DashcamAppender appender;

    AfterReset(DashcamAppender appender) {
        this.appender = appender;
    }

    void attach(LoggerContext context) {
        appender.start();
        LogbackLog.root(context).addAppender(appender);
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        attach(context);
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
