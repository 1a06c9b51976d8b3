/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.triggers.rate.EndedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ExceptionTriggerTest {
    private static final String OWN = "dev.dashcam.triggers";

    private final List<Cause> causes = new ArrayList<>();
    private ExceptionTrigger trigger = ExceptionTrigger.of("failures", ".*").packages(List.of(OWN));
    private Decision answer = Decision.coalesced("7f3k2q", new CompletableFuture<>());
    private long nowNanos = 1_000_000_000L;

    @Test
    void firstOfEachTypeAndPlace_isAskedAbout() {
        for (int i = 0; i < 10; i++) {
            fail("GET /a", atOnePlace("secret " + i));
            fail("GET /b", atOnePlace("secret"));
            fail("GET /a", atAnotherPlace());
            fail("GET /a", new ArithmeticException());
        }
        String here = getClass().getName();
        assertThat(causes)
                .extracting(Cause::problem)
                .containsExactly(
                        "java.lang.IllegalStateException at " + here + ".atOnePlace",
                        "java.lang.IllegalStateException at " + here + ".atAnotherPlace",
                        "java.lang.ArithmeticException at " + here + ".firstOfEachTypeAndPlace_isAskedAbout");
        assertThat(causes.get(0).saw())
                .isEqualTo("GET /a failed with IllegalStateException at ExceptionTriggerTest.atOnePlace");
        assertThat(causes.get(0).kind()).isEqualTo("exception");
        assertThat(trigger.seen()).isEqualTo(40);
        assertThat(trigger.now()).isEqualTo("3 problems");
    }

    @Test
    void placeInALibrary_isThatOfTheCallerInTheApplication() {
        try {
            fail("GET /a", new AssertionError(Integer.parseInt("seven")));
        } catch (NumberFormatException thrown) {
            fail("GET /a", thrown);
        }
        assertThat(causes.get(0).problem())
                .isEqualTo("java.lang.NumberFormatException at " + getClass().getName()
                        + ".placeInALibrary_isThatOfTheCallerInTheApplication");
    }

    @Test
    void type_andMessage_mustMatch() {
        trigger = ExceptionTrigger.of("failures", "java\\.lang\\.Illegal.*").message("lo+st");
        fail("GET /a", new IllegalStateException());
        fail("GET /a", new IllegalStateException("found"));
        fail("GET /a", new ArithmeticException("loooost"));
        assertThat(causes).isEmpty();
        fail("GET /a", new IllegalStateException("it is looost"));
        assertThat(causes).hasSize(1);
        assertThat(trigger.seen()).isEqualTo(1);
    }

    @Test
    void second_isAskedAbout_whereThatIsWanted() {
        trigger = trigger.after(2);
        fail("GET /a", atOnePlace("x"));
        assertThat(causes).isEmpty();
        fail("GET /a", atOnePlace("x"));
        fail("GET /a", atOnePlace("x"));
        assertThat(causes).hasSize(1);
    }

    @Test
    void whatWasNotCaptured_isAskedAboutAgain() {
        answer = Decision.suppressed(Reason.WARMING_UP);
        fail("GET /a", atOnePlace("x"));
        fail("GET /a", atOnePlace("x"));
        assertThat(causes).hasSize(2);
        answer = Decision.coalesced("7f3k2q", new CompletableFuture<>());
        fail("GET /a", atOnePlace("x"));
        fail("GET /a", atOnePlace("x"));
        assertThat(causes).hasSize(3);
    }

    @Test
    void whatCameBackAfterADay_isNewAgain() {
        fail("GET /a", atOnePlace("x"));
        nowNanos += Duration.ofHours(25).toNanos();
        fail("GET /a", atOnePlace("x"));
        assertThat(causes).hasSize(2);
    }

    @Test
    void storm_isLookedAtOnceASecond_andSomethingNewInItIsStillFound() {
        for (int i = 0; i < Signatures.LOOKED_AT; i++) {
            fail("GET /a", atOnePlace("x"));
        }
        fail("GET /a", atOnePlace("x"));
        fail("GET /a", atAnotherPlace());
        assertThat(causes).as("in the same second").hasSize(1);
        nowNanos += Duration.ofSeconds(2).toNanos();
        fail("GET /a", atAnotherPlace());
        assertThat(causes).hasSize(2);
    }

    @Test
    void problemsWithoutEnd_areBounded() {
        for (int i = 0; i < 3 * Signatures.MOST; i++) {
            Throwable error = new IllegalStateException();
            error.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement(OWN + ".Made", "place" + i, "Made.java", i)});
            nowNanos += Duration.ofSeconds(2).toNanos();
            fail("GET /a", error);
        }
        assertThat(causes).hasSize(3 * Signatures.MOST);
        assertThat(trigger.now()).isEqualTo(Signatures.MOST + " problems");
    }

    @Test
    void exceptionWithoutAStack_isToldByItsType() {
        Throwable error = new IllegalStateException();
        error.setStackTrace(new StackTraceElement[0]);
        fail("GET /a", error);
        assertThat(causes.get(0).saw()).isEqualTo("GET /a failed with IllegalStateException");
    }

    @Test
    void settings_thatMakeNoSense_sayWhatIsAllowed() {
        assertThatThrownBy(() -> ExceptionTrigger.of("a", "(")).hasMessageContaining("is no regular expression");
        assertThatThrownBy(() -> trigger.after(0)).hasMessageContaining("between 1 and 64");
        assertThatThrownBy(() -> ExceptionTrigger.of(" ", ".*")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Throwable atOnePlace(String message) {
        return new IllegalStateException(message);
    }

    private static Throwable atAnotherPlace() {
        return new IllegalStateException();
    }

    private void fail(String route, Throwable error) {
        trigger.taskEnded(EndedRequest.failed(1, route, error, nowNanos), cause -> {
            causes.add(cause);
            return answer;
        });
    }
}
