/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.catalogue;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All products. */
public interface ProductRepository extends JpaRepository<Product, Long> {

    /** The ten that were bought most. */
    @Query("select l.product from PurchaseLine l group by l.product order by sum(l.pieces) desc limit 10")
    List<Product> bestsellers();
}
