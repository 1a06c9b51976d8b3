/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PurchaseRepository extends JpaRepository<Purchase, Long> {

    List<Purchase> findByOrderByIdDesc(Limit limit);

    List<Purchase> findByPlacedAtBefore(LocalDateTime moment, Limit limit);

    /** A fault: for each purchase it counts all that were dearer, without an index. */
    @Query("""
            select p.id as purchase, p.total as total,
                1 + (select count(*) from Purchase dearer where dearer.total > p.total) as rank
            from Purchase p where year(p.placedAt) = :year order by rank limit 10""")
    List<Rank> largest(int year);

    /** A purchase and its place among all by what it came to. */
    interface Rank {
        long getPurchase();

        BigDecimal getTotal();

        long getRank();
    }
}
