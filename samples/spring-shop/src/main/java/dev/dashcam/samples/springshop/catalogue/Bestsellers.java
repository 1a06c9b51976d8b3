/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.catalogue;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;

/** What most visitors look at first, asked of the database now and then. */
@Component
class Bestsellers {
    private final ProductRepository products;

    Bestsellers(ProductRepository products) {
        this.products = products;
    }

    @Cacheable("bestsellers")
    public List<Product> list() {
        return products.bestsellers();
    }
}
