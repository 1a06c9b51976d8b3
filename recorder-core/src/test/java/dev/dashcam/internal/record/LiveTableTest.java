/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveTableTest {
    private final LiveTable<String> table = new LiveTable<>(32);

    @Test
    void entry_leavesItsPlace() {
        int place = table.enter("task", 7, 7);

        table.leave("task", place);

        assertThat(entries()).isEmpty();
    }

    @Test
    void placeOfAnother_isNotFreed() {
        int first = table.enter("first", 7, 7);
        int second = table.enter("second", 7, 8);

        table.leave("second", first);
        table.leave("second", LiveTable.NO_ROOM);
        assertThat(entries()).containsExactlyInAnyOrder("first", "second");

        table.leave("second", second);
        assertThat(entries()).containsExactly("first");
    }

    private List<String> entries() {
        List<String> entries = new ArrayList<>();
        table.forEach(entries::add);
        return entries;
    }
}
