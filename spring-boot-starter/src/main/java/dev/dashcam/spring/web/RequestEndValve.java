/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Method;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.ReflectionUtils;

/**
 * Tells the ends of requests in an embedded Tomcat, which makes an event of every attribute of every request as soon as there is
 * a listener of any kind for requests.
 */
final class RequestEndValve extends ValveBase {
    /** Lets requests go on asynchronously. */
    private RequestEndValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        RequestEnd.promise(request);
        try {
            getNext().invoke(request, response);
        } finally {
            RequestEnd.tell(request);
        }
    }

    /** Adds it where the server is an embedded Tomcat, which then needs no listener. */
    static final class Registration implements WebServerFactoryCustomizer<WebServerFactory> {
        private final RequestEndListener.Registration listener;

        Registration(RequestEndListener.Registration listener) {
            this.listener = listener;
        }

        @Override
        public void customize(WebServerFactory factory) {
            // The type that has it is another one in Spring Boot 3 and 4.
            Method add = ReflectionUtils.findMethod(factory.getClass(), "addEngineValves", Valve[].class);
            if (add != null) {
                ReflectionUtils.invokeMethod(add, factory, (Object) new Valve[] {new RequestEndValve()});
                listener.isNotNeeded();
            }
        }
    }
}
