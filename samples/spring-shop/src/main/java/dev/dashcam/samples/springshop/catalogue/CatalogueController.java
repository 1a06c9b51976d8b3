/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.catalogue;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages to look around. */
@RestController
class CatalogueController {
    private final ProductRepository products;
    private final Bestsellers bestsellers;

    CatalogueController(ProductRepository products, Bestsellers bestsellers) {
        this.products = products;
        this.bestsellers = bestsellers;
    }

    @GetMapping("/products")
    List<Product> bestsellers() {
        return bestsellers.list();
    }

    /** One query and its result as JSON, nothing else. */
    @GetMapping("/products/{id}")
    ResponseEntity<Product> product(@PathVariable long id) {
        return ResponseEntity.of(products.findById(id));
    }
}
