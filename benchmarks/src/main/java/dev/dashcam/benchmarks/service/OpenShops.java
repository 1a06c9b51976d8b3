/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import dev.dashcam.benchmarks.shop.SampleShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The service in every way that it runs, in fresh JVMs.
 *
 * @param all in the order of the ways
 */
record OpenShops(List<Visited> all) implements AutoCloseable {

    static OpenShops open(SampleShop shop, Path spool) throws IOException {
        OpenShops shops = new OpenShops(new ArrayList<>());
        try {
            for (Way way : Way.values()) {
                shops.all.add(Visited.open(way, shop, spool));
            }
            return shops;
        } catch (IOException failed) {
            shops.close();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        // What follows may fail, and no JVM is to be left then.
        all.forEach(visited -> visited.shop().close());
        for (Visited visited : all) {
            visited.close();
        }
    }
}
