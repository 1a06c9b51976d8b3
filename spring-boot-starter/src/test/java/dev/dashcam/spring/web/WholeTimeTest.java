/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.trigger.TriggerStatus;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** A request's time is that from before the first filter to after the error page, of which its observation sees a part. */
final class WholeTimeTest {
    private static final long SLOW_MILLIS = 400;
    /** More than a busy machine takes for what the observation sees. */
    private static final long SLOW_PAGE_MILLIS = 1500;

    @TempDir
    static Path spool;

    private static RunningApplication application;
    private static LogLines lines;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "dashcam.limits.warm-up=0s",
                "dashcam.limits.minimum-history=0s",
                "dashcam.triggers.latency.threshold=1m",
                "dashcam.triggers.latency.routes[0].route=/api/**",
                "dashcam.triggers.latency.routes[0].threshold=" + SLOW_MILLIS + "ms",
                "dashcam.triggers.latency.routes[1].route=GET /behind-a-slow-filter",
                "dashcam.triggers.latency.routes[1].threshold=" + SLOW_MILLIS + "ms",
                "dashcam.triggers.latency.routes[2].route=GET /before-a-slow-error-page",
                "dashcam.triggers.latency.routes[2].threshold=" + SLOW_PAGE_MILLIS + "ms");
        lines = LogLines.listen();
    }

    @AfterAll
    static void stop() {
        lines.close();
        application.close();
    }

    @Test
    void filterInFrontOfTheObservation_isPartOfTheTimeThatTheObservationIsToldOf() throws Exception {
        assertThat(application.get("/behind-a-slow-filter").body())
                .as("the observation begins behind the slow filter")
                .isEqualTo("not observed before");

        String id = capturedOnce("GET /behind-a-slow-filter");

        assertThat(Application.SNAPSHOTS).containsEntry("/behind-a-slow-filter", id);
    }

    @Test
    void errorPageBehindTheObservation_isPartOfTheTimeAndTheObservationIsToldNothing() throws Exception {
        // the first failure loads classes
        assertThat(application.get("/before-an-error-page").statusCode()).isEqualTo(500);
        assertThat(application.get("/before-a-slow-error-page").statusCode()).isEqualTo(500);

        capturedOnce("GET /before-a-slow-error-page");

        assertThat(Application.SNAPSHOTS).containsEntry("/before-a-slow-error-page", "none");
    }

    @Test
    void requestThatAFilterTurnsAway_hasTheThresholdOfItsPath_whichIsNotRecorded() throws Exception {
        assertThat(application.get("/api/orders/smith-17").statusCode()).isEqualTo(401);

        String id = capturedOnce("GET (no route)");

        assertThat(Application.SNAPSHOTS).containsEntry("/api/orders/smith-17", id);
        assertThat(application.events()).noneMatch(event -> event.toString().contains("smith"));
    }

    /** The snapshot's id. Whoever asked again would have been refused, since its route is cooling down. */
    private static String capturedOnce(String name) throws Exception {
        String line = lines.await(text -> text.contains(": " + name + " ")).text();
        assertThat(line).startsWith("Captured ");
        application.awaitEvent(endOf(name));
        assertThat(lines.texts()).filteredOn(text -> text.contains(name)).hasSize(1);
        TriggerStatus latency = application.recorder().status().triggers().stream()
                .filter(trigger -> trigger.name().equals("latency"))
                .findFirst()
                .orElseThrow();
        assertThat(latency.suppressed()).isEmpty();
        assertThat(latency.coalesced()).isZero();
        return line.substring(9, 15);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        /** What the observation of each path was told of a snapshot. */
        static final Map<String, String> SNAPSHOTS = new ConcurrentHashMap<>();

        /** As near to the first as an application's own filter can be. */
        @Bean
        FilterRegistrationBean<Filter> slowFilter() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                pause(SLOW_MILLIS);
                boolean isObserved = ServerHttpObservationFilter.findObservationContext((HttpServletRequest) request)
                        .isPresent();
                request.setAttribute("observed", isObserved ? "observed before" : "not observed before");
                chain.doFilter(request, response);
            });
            registration.addUrlPatterns("/behind-a-slow-filter");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return registration;
        }

        @Bean
        FilterRegistrationBean<Filter> slowErrorPage() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                        .contains("slow")) {
                    pause(SLOW_PAGE_MILLIS);
                }
                chain.doFilter(request, response);
            });
            registration.setDispatcherTypes(DispatcherType.ERROR);
            return registration;
        }

        @Bean
        FilterRegistrationBean<Filter> slowRefusal() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                pause(SLOW_MILLIS);
                ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            });
            registration.addUrlPatterns("/api/*");
            return registration;
        }

        @Bean
        ObservationHandler<ServerRequestObservationContext> observer() {
            return new ObservationHandler<>() {
                @Override
                public boolean supportsContext(Observation.Context context) {
                    return context instanceof ServerRequestObservationContext;
                }

                @Override
                public void onStop(ServerRequestObservationContext context) {
                    var id = context.getHighCardinalityKeyValue("dashcam.snapshot");
                    SNAPSHOTS.put(context.getCarrier().getRequestURI(), id == null ? "none" : id.getValue());
                }
            };
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @RestController
    static class Pages {
        @GetMapping("/behind-a-slow-filter")
        String quick(HttpServletRequest request) {
            return String.valueOf(request.getAttribute("observed"));
        }

        @GetMapping({"/before-an-error-page", "/before-a-slow-error-page"})
        String failing() {
            throw new IllegalStateException("card 4711 is broken");
        }
    }
}
