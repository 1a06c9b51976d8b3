/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NameTableTest {

    @Test
    void of_sameText_sameName() {
        NameTable table = new NameTable(16, 1000);

        EventName first = table.of("price");

        assertThat(table.of("pri" + "ce".substring(0))).isSameAs(first);
        assertThat(table.withId(first.id())).isSameAs(first);
    }

    @Test
    void of_nullOrEmpty_isUnnamed() {
        NameTable table = new NameTable(16, 1000);

        assertThat(table.of(null).text()).isEqualTo("(unnamed)");
        assertThat(table.of("")).isSameAs(table.of(null));
    }

    @Test
    void of_longText_isCutAndMarked() {
        NameTable table = new NameTable(16, 1000);

        EventName name = table.of("x".repeat(1_000_000));

        assertThat(name.text()).hasSize(EventName.MAX_LENGTH).endsWith("x…");
        assertThat(table.of("x".repeat(2000))).isSameAs(name);
    }

    @Test
    void of_moreNamesThanAllowed_overflowsAndCounts() {
        NameTable table = new NameTable(4, 1000);
        for (int i = 0; i < 3; i++) {
            assertThat(table.of("name " + i)).isNotSameAs(EventName.OVERFLOW);
        }

        for (int i = 3; i < 100; i++) {
            assertThat(table.of("name " + i)).isSameAs(EventName.OVERFLOW);
        }

        assertThat(table.overflows()).isEqualTo(97);
        assertThat(table.of("name 1").text()).isEqualTo("name 1");
    }

    @Test
    void of_moreCharactersThanAllowed_overflows() {
        NameTable table = new NameTable(100, 10);

        assertThat(table.of("12345678")).isNotSameAs(EventName.OVERFLOW);
        assertThat(table.of("1234")).isSameAs(EventName.OVERFLOW);
        assertThat(table.of("12")).isNotSameAs(EventName.OVERFLOW);
    }

    @Test
    void of_moreCharactersThanAllowed_needsNoLock() {
        NameTable table = new NameTable(100, 10);

        synchronized (table) {
            CompletableFuture<EventName> other = CompletableFuture.supplyAsync(() -> table.of("12345678901"));
            assertThat(other).succeedsWithin(Duration.ofSeconds(30)).isSameAs(EventName.OVERFLOW);
        }
    }

    @Test
    void withId_neverGivenOut_isOverflow() {
        NameTable table = new NameTable(4, 100);

        assertThat(table.withId(3)).isSameAs(EventName.OVERFLOW);
        assertThat(table.withId(-1)).isSameAs(EventName.OVERFLOW);
        assertThat(table.withId(4)).isSameAs(EventName.OVERFLOW);
    }

    @Test
    void of_manyThreads_giveEachTextOneName() {
        NameTable table = new NameTable(200, 10_000);
        Set<EventName> names = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20_000).parallel().forEach(i -> names.add(table.of("name " + i % 100)));

        assertThat(names).hasSize(100);
        assertThat(names.stream().map(EventName::id)).doesNotHaveDuplicates();
    }
}
