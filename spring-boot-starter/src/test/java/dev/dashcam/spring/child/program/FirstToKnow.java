/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Is told that the application is ready before anybody else is, the recorder too: it goes on with its start then. */
final class FirstToKnow implements ApplicationListener<ApplicationReadyEvent>, Ordered {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ItIsReady.now();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** That it is loaded can be seen from outside. */
    private static final class ItIsReady {
        private ItIsReady() {}

        static void now() {}
    }
}
