/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the office looks at. */
@RestController
class OrdersController {
    private final PurchaseRepository purchases;

    OrdersController(PurchaseRepository purchases) {
        this.purchases = purchases;
    }

    /** A fault that shows when the page is long: the lines of each purchase are a query of their own, without an index. */
    @GetMapping("/orders")
    @Transactional(readOnly = true)
    public List<Order> newest(@RequestParam(defaultValue = "5") int newest) {
        return purchases.findByOrderByIdDesc(Limit.of(newest)).stream()
                .map(Order::of)
                .toList();
    }

    @GetMapping("/reports/{year}")
    List<PurchaseRepository.Rank> largest(@PathVariable int year) {
        return purchases.largest(year);
    }

    /** A purchase as it is shown. */
    public record Order(long id, BigDecimal total, List<String> lines) {
        static Order of(Purchase purchase) {
            List<String> lines = purchase.lines().stream()
                    .map(line -> line.pieces() + " x " + line.product().getName())
                    .toList();
            return new Order(purchase.id(), purchase.total(), lines);
        }
    }
}
