/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.settings.Settings;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Requests become tasks where there is Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public class WebConfiguration {
    /** The name of the bean that makes requests tasks, which is there where there is Spring MVC. */
    public static final String FILTER = "dashcamRequestTaskFilter";

    @Bean(FILTER)
    FilterRegistrationBean<RequestTaskFilter> dashcamRequestTaskFilter(FlightRecorder recorder) {
        FilterRegistrationBean<RequestTaskFilter> registration =
                new FilterRegistrationBean<>(new RequestTaskFilter(recorder));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    ServerPool dashcamServerPool(ApplicationContext context) {
        return new ServerPool(context);
    }

    @Bean
    MappedInterceptor dashcamRouteInterceptor(dev.dashcam.configuration.Configuration configuration) {
        boolean deferredAreStreams =
                configuration.settings().web().deferredResults() == Settings.Web.DeferredResults.STREAM;
        return new MappedInterceptor((String[]) null, new RouteInterceptor(new HandlerKind.Known(deferredAreStreams)));
    }

    // found by Spring MVC all the same, and not by those into whom its own is injected
    @Bean(autowireCandidate = false)
    HandlerExceptionResolver dashcamNotedFailures() {
        return new NotedFailures();
    }

    @Bean
    RequestEndListener.Registration dashcamRequestEndListener() {
        return new RequestEndListener.Registration();
    }

    /** An embedded Tomcat. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ValveBase.class, WebServerFactoryCustomizer.class})
    static class WithTomcat {
        @Bean
        RequestEndValve.Registration dashcamRequestEndValve(RequestEndListener.Registration listener) {
            return new RequestEndValve.Registration(listener);
        }
    }
}
