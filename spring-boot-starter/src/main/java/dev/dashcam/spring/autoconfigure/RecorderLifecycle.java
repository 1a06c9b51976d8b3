/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.meters.BoundRegistries;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** Makes the recorder known once it has started, and tells it when the application is ready. */
final class RecorderLifecycle implements ApplicationListener<ApplicationEvent>, DisposableBean {
    private final FlightRecorder recorder;
    private final CurrentRecorder current;
    private final BoundRegistries registries;
    private final ApplicationContext context;

    RecorderLifecycle(FlightRecorder recorder, CurrentRecorder current, ApplicationContext context) {
        this.recorder = recorder;
        this.current = current;
        // no fourth parameter, for which alone the JDK would put some classes together from version 18 on
        this.registries = context.getBean(BoundRegistries.class);
        this.context = context;
        current.began(recorder);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        boolean isReady = event instanceof ApplicationReadyEvent
                || (event instanceof ContextRefreshedEvent refreshed
                        && refreshed.getApplicationContext() == context
                        && !isRunByBoot());
        if (isReady) {
            recorder.ready();
            registries.ready();
        }
    }

    @Override
    public void destroy() {
        current.ended();
    }

    /** A context that nobody but Spring itself has started is never told to be ready. */
    private boolean isRunByBoot() {
        return context.getBeanProvider(ApplicationArguments.class).getIfAvailable() != null;
    }
}
