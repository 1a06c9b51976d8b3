/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import dev.dashcam.samples.springshop.catalogue.Product;
import dev.dashcam.samples.springshop.catalogue.ProductRepository;
import dev.dashcam.samples.springshop.stock.Inventory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page that makes money. */
@RestController
class CheckoutController {
    private final ProductRepository products;
    private final Inventory inventory;
    private final PaymentClient payments;
    private final PurchaseRepository purchases;

    CheckoutController(
            ProductRepository products, Inventory inventory, PaymentClient payments, PurchaseRepository purchases) {
        this.products = products;
        this.inventory = inventory;
        this.payments = payments;
        this.purchases = purchases;
    }

    @GetMapping("/checkout")
    Receipt checkout(@RequestParam(defaultValue = "1,2,3") List<Long> product) {
        List<Product> cart = products.findAllById(product);
        inventory.reserve(cart);
        BigDecimal total = total(cart);
        payments.charge(total);
        Purchase purchase = purchases.save(new Purchase(cart, total));
        return new Receipt(purchase.id(), purchase.lines().size(), total);
    }

    private BigDecimal total(List<Product> cart) {
        return cart.stream()
                .map(Product::getPrice)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.ONE.add(inventory.taxRate()))
                .setScale(2, RoundingMode.HALF_UP);
    }

    record Receipt(long purchase, int items, BigDecimal total) {}
}
