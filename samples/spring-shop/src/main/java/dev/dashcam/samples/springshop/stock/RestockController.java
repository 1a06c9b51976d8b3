/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.stock;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RestockController {
    private final Restock restock;

    RestockController(Restock restock) {
        this.restock = restock;
    }

    /** Answers at once and leaves the work to the job. */
    @PostMapping("/restock")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void order() {
        restock.run();
    }
}
