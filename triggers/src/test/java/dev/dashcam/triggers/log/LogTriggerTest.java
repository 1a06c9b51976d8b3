/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogLevel;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.trigger.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LogTriggerTest {
    private final List<Cause> asked = new ArrayList<>();
    private final Trigger.Asker asker = cause -> {
        asked.add(cause);
        return Decision.accepted("abcdef", new CompletableFuture<>());
    };

    @Test
    void errors_areAskedAboutOnceForEachProblem() {
        LogTrigger trigger = LogTrigger.of("errors");
        for (int i = 0; i < 5; i++) {
            log(trigger, LogLevel.ERROR, "com.acme.Pay", "card {} refused", null);
            log(trigger, LogLevel.ERROR, "com.acme.Tax", "no rate", "java.io.IOException");
            log(trigger, LogLevel.WARN, "com.acme.Pay", "slow", null);
        }

        trigger.tick(1, asker);
        trigger.tick(2, asker);

        assertThat(asked)
                .extracting(Cause::saw)
                .containsExactlyInAnyOrder("ERROR in com.acme.Pay: card {} refused", "ERROR in com.acme.Tax: no rate");
        assertThat(asked)
                .extracting(Cause::problem)
                .containsExactlyInAnyOrder(
                        "com.acme.Pay: card {} refused", "java.io.IOException at com.acme.Tax.rate(Tax.java:7)");
        assertThat(asked).extracting(Cause::taskId).containsOnly(7L);
        assertThat(trigger.seen()).isEqualTo(10);
    }

    @Test
    void settings_narrowWhatIsLookedAt() {
        LogTrigger trigger =
                LogTrigger.of("pay").level(LogLevel.WARN).logger("com.acme.pay").matching("refused|declined");
        log(trigger, LogLevel.WARN, "com.acme.pay.Card", "declined", null);
        log(trigger, LogLevel.WARN, "com.acme.payment", "declined", null);
        log(trigger, LogLevel.WARN, "com.acme.pay.Card", "slow", null);
        log(trigger, LogLevel.INFO, "com.acme.pay.Card", "declined", null);

        trigger.tick(1, asker);

        assertThat(asked).extracting(Cause::subject).containsExactly("com.acme.pay.Card");
    }

    @Test
    void count_asksOnceThereAreEnoughInTheWindow() {
        LogTrigger trigger = LogTrigger.of("many").atLeast(3, Duration.ofSeconds(60));
        long second = 1_000_000_000L;
        for (int at : List.of(0, 50, 61)) {
            // the first has left the window when the third comes
            log(trigger, LogLevel.ERROR, "com.acme", "failed", null);
            trigger.tick(at * second, asker);
        }
        assertThat(asked).isEmpty();

        log(trigger, LogLevel.ERROR, "com.acme", "failed", null);
        trigger.tick(70 * second, asker);
        trigger.tick(71 * second, asker);

        assertThat(asked)
                .singleElement()
                .satisfies(cause -> assertThat(cause.sawAgainstThreshold())
                        .isEqualTo("3 lines were logged, the last ERROR in com.acme: failed (>= 3 lines)"));
    }

    @Test
    void stormOfProblems_asksAboutSixteenAtOnce() {
        LogTrigger trigger = LogTrigger.of("errors");
        for (int i = 0; i < 1000; i++) {
            log(trigger, LogLevel.ERROR, "com.acme", "problem " + i, null);
        }

        trigger.tick(1, asker);

        assertThat(asked).hasSize(SeenLines.MOST);
    }

    @Test
    void badSettings_areNamed() {
        LogTrigger trigger = LogTrigger.of("errors");

        assertThatThrownBy(() -> trigger.matching("(a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"(a\" is no regular expression");
        assertThatThrownBy(() -> trigger.atLeast(0, Duration.ofSeconds(1))).hasMessageContaining("The count is 0");
        assertThatThrownBy(() -> trigger.atLeast(2, Duration.ZERO)).hasMessageContaining("The window");
    }

    @Test
    void watching_saysWhat() {
        assertThat(LogTrigger.of("errors").watching()).isEqualTo("log ERROR");
        assertThat(LogTrigger.of("pay")
                        .level(LogLevel.WARN)
                        .logger("com.acme")
                        .atLeast(5, Duration.ofMinutes(2))
                        .watching())
                .isEqualTo("log WARN of com.acme 5 times in 2 min");
    }

    private void log(LogTrigger trigger, LogLevel level, String logger, String text, @Nullable String exception) {
        String thrownAt = exception == null ? null : "com.acme.Tax.rate(Tax.java:7)";
        trigger.logged(new LogEvent(0, level, logger, "main", text, exception, thrownAt), 7, asker);
    }
}
