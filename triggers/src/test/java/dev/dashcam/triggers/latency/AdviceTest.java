/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.RouteAdvice;
import dev.dashcam.triggers.rate.EndedRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the status says of other thresholds. */
final class AdviceTest {
    private final LatencyTrigger trigger = LatencyTrigger.of(Duration.ofMillis(300))
            .route("GET /slow", Duration.ofSeconds(10))
            .ignoring("GET /ignored");

    @Test
    void advice_saysPerRoute_whatTheThresholdAndHalfOfItWouldHaveCaptured() {
        end(1000, "GET /checkout", 20);
        end(7, "GET /checkout", 171);
        end(2, "GET /checkout", 812);
        end(100, "GET /slow", 4000);
        end(100, "GET /ignored", 9000);
        assertThat(trigger.advice()).hasSize(2);
        RouteAdvice checkout = trigger.advice().get(0);
        assertThat(checkout.route()).isEqualTo("GET /checkout");
        assertThat(checkout.tasks()).isEqualTo(1009);
        assertThat(checkout.p99().toMillis()).isEqualTo(20);
        assertThat(checkout.wouldCapture()).isEqualTo(Map.of(Duration.ofMillis(300), 2L, Duration.ofMillis(150), 9L));
        RouteAdvice slow = trigger.advice().get(1);
        assertThat(slow.p99()).isBetween(Duration.ofMillis(3960), Duration.ofMillis(4040));
        assertThat(slow.wouldCapture()).isEqualTo(Map.of(Duration.ofSeconds(10), 0L, Duration.ofSeconds(5), 0L));
    }

    @Test
    void routesWithoutEnd_areBounded_andTheSlowOnesAreTold() {
        for (int route = 0; route < 3 * RouteDurations.MOST; route++) {
            end(1, "GET /route/" + route, 1);
        }
        end(1, "GET /route/7", 200);
        assertThat(trigger.advice()).hasSize(10);
        assertThat(trigger.advice().get(0).route()).isEqualTo("GET /route/7");
        end(1, "GET /late", 200);
        assertThat(trigger.advice()).extracting(RouteAdvice::route).contains("other routes");
    }

    private void end(int times, String route, int tookMillis) {
        for (int i = 0; i < times; i++) {
            trigger.taskEnded(
                    EndedRequest.took(i, route, Duration.ofMillis(tookMillis)),
                    cause -> Decision.suppressed(Reason.COOLDOWN));
        }
    }
}
