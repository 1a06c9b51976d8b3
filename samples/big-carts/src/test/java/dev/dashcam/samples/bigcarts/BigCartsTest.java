/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.bigcarts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BigCartsTest {
    @Test
    void bigCart_isCaptured_andTheNextOneIsCovered(@TempDir Path folder) throws Exception {
        List<String> decisions = BigCarts.run(folder);
        assertThat(decisions).hasSize(2);
        assertThat(decisions.get(1)).contains("POST /checkout had a cart of 250 items", "captured as ", "by big-cart");
        assertThat(decisions.get(0)).contains("POST /checkout had a cart of 400 items", "covered by ");
        assertThat(folder).isDirectoryRecursivelyContaining("glob:**.dcam");
    }
}
