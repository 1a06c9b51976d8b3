/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.FakeEvent;
import dev.dashcam.tools.text.TimeScale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JvmWordsTest {
    private static final List<StackTraceElement> STACK =
            List.of(new StackTraceElement("shop.Inventory", "reserve", null, 88));
    private static final WaitTarget LOCK =
            new WaitTarget("shop.InventoryLock", 0x7f3, 61, "restock-1", "", "", 0, "", 0);
    private static final WaitTarget PEER = new WaitTarget("", 0, 0, "", "", "10.0.0.7", 443, "", 2048);

    private final EventLine lines = new EventLine(new TimeScale(0, 0, false), SourceLinks.of(Map.of()));

    private static FakeEvent transition(ThreadState before, ThreadState after, WaitTarget target) {
        return FakeEvent.of(EventKind.STATE_TRANSITION, 641_000_000, 31, "exec-3")
                .text(after.words())
                .transition(before, after, target)
                .stack(STACK);
    }

    @Test
    void waitThatBegins_saysForWhatAndWhere() {
        assertThat(lines.of(transition(ThreadState.RUNNING, ThreadState.BLOCKED, LOCK)))
                .endsWith("blocked on shop.InventoryLock@7f3, last released by restock-1 #61"
                        + " at shop.Inventory.reserve:88");
    }

    @Test
    void frameThatHasALink_isFollowedByIt() {
        SourceLinks links = SourceLinks.of(Map.of(SourceLinks.URL, "shop=https://git.acme/{path}#L{line}"));
        assertThat(new EventLine(new TimeScale(0, 0, false), links)
                        .of(transition(ThreadState.RUNNING, ThreadState.BLOCKED, LOCK)))
                .endsWith(" at shop.Inventory.reserve:88  https://git.acme/shop/Inventory.java#L88");
    }

    @Test
    void waitThatEnds_saysHowLongItTook() {
        assertThat(lines.of(transition(ThreadState.SOCKET_READ, ThreadState.RUNNING, PEER)
                        .since(1_000_000)))
                .endsWith("running after 640 ms socket read 10.0.0.7:443, 2.00 KB");
    }

    @Test
    void pause_saysThatAllThreadsStoodStill() {
        assertThat(lines.of(FakeEvent.of(EventKind.RANGE, 5_000_000, 0, "")
                        .in(0, "gc pause", 1)
                        .text("GC Pause")
                        .since(1_000_000)
                        .pause(true)))
                .endsWith("gc pause took 4.00 ms, GC Pause, all threads stood still");
    }
}
