/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void table_alignsNumbersToTheRight() {
        Table table = new Table();
        table.row("events", "count", "bytes");
        table.row("log", "7", "1,024");
        table.row("task begin", "12,345", "9");
        assertThat(table.toString()).isEqualTo("""
                        events          count   bytes
                          log               7   1,024
                          task begin   12,345       9
                        """);
    }
}
