/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import dev.dashcam.samples.springshop.catalogue.Product;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a customer has bought. */
@Entity
public class Purchase {
    @Id
    @GeneratedValue
    private Long id;

    private LocalDateTime placedAt;
    private BigDecimal total;

    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<PurchaseLine> lines = new ArrayList<>();

    protected Purchase() {}

    Purchase(List<Product> products, BigDecimal total) {
        this.placedAt = LocalDateTime.now();
        this.total = total;
        products.forEach(product -> lines.add(new PurchaseLine(this, product)));
    }

    Long id() {
        return id;
    }

    BigDecimal total() {
        return total;
    }

    List<PurchaseLine> lines() {
        return lines;
    }
}
