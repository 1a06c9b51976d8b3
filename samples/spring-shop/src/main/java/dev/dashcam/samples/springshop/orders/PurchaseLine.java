/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import dev.dashcam.samples.springshop.catalogue.Product;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** Some pieces of one product. */
@Entity
public class PurchaseLine {
    @Id
    @GeneratedValue
    private Long id;

    /** A fault: without a constraint there is no index either, and whoever asks for a purchase's lines reads all lines. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    private Purchase purchase;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private int pieces;

    protected PurchaseLine() {}

    PurchaseLine(Purchase purchase, Product product) {
        this.purchase = purchase;
        this.product = product;
        this.pieces = 1;
    }

    Product product() {
        return product;
    }

    int pieces() {
        return pieces;
    }
}
