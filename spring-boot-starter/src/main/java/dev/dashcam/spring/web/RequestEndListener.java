/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/** Tells the ends of requests in any container. */
final class RequestEndListener implements ServletRequestListener {
    @Override
    public void requestInitialized(ServletRequestEvent event) {
        RequestEnd.promise(event.getServletRequest());
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            RequestEnd.tell(request);
        }
    }

    /** Adds it as the server starts, unless that has something better. */
    static final class Registration implements ServletContextInitializer {
        private boolean isNeeded = true;

        /** The server tells the ends itself. To be called before it starts. */
        void isNotNeeded() {
            isNeeded = false;
        }

        @Override
        public void onStartup(ServletContext context) {
            if (isNeeded) {
                context.addListener(new RequestEndListener());
            }
        }
    }
}
