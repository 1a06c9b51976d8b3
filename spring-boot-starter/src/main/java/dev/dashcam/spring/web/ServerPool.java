/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.task.EventName;
import dev.dashcam.triggers.serverbusy.ServerLoad;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * What happens to a request before the first line of our code: how busy the threads of the embedded server are, recorded once a
 * second and shown to the trigger for that.
 */
final class ServerPool implements FlightRecorderCustomizer, ServerThreads, ApplicationListener<ContextRefreshedEvent> {
    /** Two, since each thread that reads needs its own. */
    private final PoolFigures recorded;

    private final PoolFigures watched;
    private final ApplicationContext context;
    private volatile boolean hasStarted;

    ServerPool(ApplicationContext context) {
        this.context = context;
        this.recorded = new PoolFigures(context);
        this.watched = new PoolFigures(context);
    }

    @Override
    public void customize(FlightRecorderBuilder builder) {
        builder.gauge(EventName.of("server.threads.busy"), recorded.figure(PoolFigures.BUSY));
        builder.gauge(EventName.of("server.threads.max"), recorded.figure(PoolFigures.MAX));
        builder.gauge(EventName.of("server.queued"), recorded.figure(PoolFigures.QUEUED));
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        hasStarted |= event.getApplicationContext() == context;
    }

    /** Not before the server has started: a Tomcat that is asked for its connector before then makes a second one. */
    @Override
    public @Nullable ServerLoad load() {
        return hasStarted ? read() : null;
    }

    private @Nullable ServerLoad read() {
        long busy = watched.read(PoolFigures.BUSY);
        long most = watched.read(PoolFigures.MAX);
        long queued = watched.read(PoolFigures.QUEUED);
        boolean isThere = busy != PoolFigures.UNKNOWN || queued != PoolFigures.UNKNOWN;
        return isThere ? new ServerLoad(known(busy), known(most), known(queued)) : null;
    }

    private static long known(long figure) {
        return figure == PoolFigures.UNKNOWN ? ServerLoad.UNKNOWN : figure;
    }
}
