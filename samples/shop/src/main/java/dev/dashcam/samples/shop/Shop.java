/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import com.sun.net.httpserver.HttpServer;
import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.samples.shop.Route.Answer;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shop on loopback with an always-on flight recorder in it. {@link Customers} come in a process of their own. */
public final class Shop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final int THREADS = 64;

    private final FlightRecorder recorder;
    private final TaxService taxes;
    private final Restock restock;
    private final ExecutorService threads;
    private final HttpServer server;

    private Shop(FlightRecorder recorder, ShopSettings settings) throws IOException {
        this.recorder = recorder;
        Inventory inventory = new Inventory(recorder);
        taxes = new TaxService(settings.taxAnswersAfter());
        restock = new Restock(recorder, inventory, taxes, settings.restockEvery());
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "exec-" + count.incrementAndGet()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(threads);
        Pages pages = new Pages(recorder, inventory);
        server.createContext("/checkout", new Route(recorder, "GET", "/checkout", pages::checkout));
        server.createContext("/products/", new Route(recorder, "GET", "/products/{id}", pages::product));
        server.createContext("/cart/", new Route(recorder, "PUT", "/cart/{id}", pages::cart));
        server.createContext("/restock", new Route(recorder, "POST", "/restock", (task, ignored) -> {
            restock.order();
            return new Answer(202, "{}");
        }));
        server.start();
    }

    /** Opens the shop of a recorder, which is closed with it. */
    static Shop open(FlightRecorder recorder, ShopSettings settings) throws IOException {
        // the server's answers are small: without this each waits for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new Shop(recorder, settings);
    }

    /** The port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        restock.close();
        taxes.close();
        recorder.close();
    }

    /** Opens the shop until the process is ended. {@link ShopSettings} lists the system properties. */
    public static void main(String[] arguments) throws IOException {
        ShopSettings settings = ShopSettings.fromSystemProperties();
        Shop shop = open(settings.recording() ? recorder(settings).start() : FlightRecorder.off(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "shop-close"));
        LOG.info("Open at http://127.0.0.1:{}", shop.port());
    }

    /** All that a service does to have a recorder. */
    static FlightRecorderBuilder recorder(ShopSettings settings) {
        return FlightRecorder.builder()
                .service("shop")
                .trigger(Triggers.latency(settings.slowAfter()))
                .engine(Triggers.engine(
                        TriggerSettings.builder().warmUp(settings.warmUp()).build()));
    }
}
