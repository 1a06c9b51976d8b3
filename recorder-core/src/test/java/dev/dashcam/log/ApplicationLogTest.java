/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ApplicationLogTest {
    @Test
    void last_keepsTheNewestInTheirOrder() {
        ApplicationLog log = ApplicationLog.keeping(3);
        for (int i = 0; i < 5; i++) {
            log.add(line(i));
        }

        assertThat(log.last()).extracting(LogEvent::text).containsExactly("line 2", "line 3", "line 4");
    }

    @Test
    void listener_thatThrows_disturbsNobody() {
        ApplicationLog log = ApplicationLog.keeping(3);
        List<LogEvent> heard = new ArrayList<>();
        log.listen(event -> {
            throw new IllegalStateException("broken");
        });
        log.listen(heard::add);

        log.add(line(1));

        assertThat(heard).hasSize(1);
        assertThat(log.last()).hasSize(1);
    }

    @Test
    void manyThreads_loseNoLineThatListenersHear_andKeepAsManyAsThereIsRoomFor() throws InterruptedException {
        ApplicationLog log = ApplicationLog.keeping(100);
        AtomicInteger heard = new AtomicInteger();
        log.listen(event -> heard.incrementAndGet());
        CountDownLatch ended = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                        for (int i = 0; i < 1000; i++) {
                            log.add(line(i));
                            log.last();
                        }
                        ended.countDown();
                    })
                    .start();
        }
        ended.await();

        assertThat(heard).hasValue(4000);
        assertThat(log.last()).hasSize(100);
    }

    @Test
    void longText_isCut() {
        LogEvent event = new LogEvent(0, LogLevel.INFO, "a", "main", "x".repeat(2000), null, null);

        assertThat(event.text()).hasSize(LogEvent.MOST_CHARACTERS + 3).endsWith("...");
    }

    @Test
    void keeping_outOfRange_isRefused() {
        assertThatThrownBy(() -> ApplicationLog.keeping(0)).hasMessageContaining("1 to 10000");
    }

    private static LogEvent line(int number) {
        return new LogEvent(number, LogLevel.INFO, "com.acme", "main", "line " + number, null, null);
    }
}
