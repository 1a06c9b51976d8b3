/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/**
 * A request of a Spring Boot application asks a slow service with {@code RestClient}, which has {@code java.net.http} do it: JFR
 * sees only that its thread is parked. The observation of the client, which is a region, says who was asked.
 */
public final class SlowRestClientPeer {
    private static final int ANSWERS_AFTER_MILLIS = 300;

    private final RestClient client;

    private SlowRestClientPeer(RestClient client) {
        this.client = client;
    }

    /** The application. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        try (HttpPeer peer = HttpPeer.start();
                ConfigurableApplicationContext context = start()) {
            RestClient.Builder client = context.getBean(RestClient.Builder.class);
            SlowRestClientPeer shop =
                    new SlowRestClientPeer(client.baseUrl(peer.address()).build());
            SlowTask.record(
                    "rest-client-peer", arguments, recorder -> shop.ask(0), recorder -> shop.ask(ANSWERS_AFTER_MILLIS));
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "logging.level.root=warn", "dashcam.jvm.enabled=true", "dashcam.triggers.latency.enabled=false")
                .run();
    }

    private long ask(int answerAfterMillis) {
        long start = System.nanoTime();
        client.get().uri("/tax/{millis}", answerAfterMillis).retrieve().toBodilessEntity();
        return System.nanoTime() - start;
    }
}
