/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.task.EventName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenWorkJsonTest {
    private static final long NOW = 5_000_000_000L;

    private final OpenWork open = new OpenWork();

    @Test
    void of_saysWhatIsOpenForHowLongAndWhere() throws IOException {
        open.tasks.add(new OpenTask(
                0x51e0,
                0x51d0,
                0,
                EventName.of("GET /checkout").id(),
                NOW - 812_500_000,
                OpenWork.NOT_ENDED,
                31,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                Map.of("cart.items", 3L)));
        open.regions.add(
                new OpenRegion(EventName.of("price").id(), 0x51e0, NOW - 1_000_000, OpenWork.NOT_ENDED, 31, 2));

        assertThat(json()).isEqualTo("""
                {
                  "tasks": [
                    {
                      "id": "51e0",
                      "name": "GET /checkout",
                      "kind": "request",
                      "openForMillis": 812.5,
                      "threadId": 31,
                      "thread": "exec-31",
                      "parent": "51d0",
                      "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                      "attributes": {
                        "cart.items": 3
                      }
                    }
                  ],
                  "tasksNotListed": 0,
                  "regions": [
                    {
                      "name": "price",
                      "openForMillis": 1.0,
                      "threadId": 31,
                      "thread": "exec-31",
                      "depth": 2,
                      "task": "51e0"
                    }
                  ],
                  "regionsNotListed": 0
                }
                """);
    }

    @Test
    void of_whatBeganLater_leavesItOut() throws IOException {
        open.tasks.add(new OpenTask(1, 0, 2, 0, NOW + 1, OpenWork.NOT_ENDED, 31, null, Map.of()));

        assertThat(json()).doesNotContain("\"id\"");
    }

    @Test
    void of_whatEndedBefore_leavesItOut_thoughItHadNotLeftTheTable() throws IOException {
        open.tasks.add(new OpenTask(1, 0, 2, 0, NOW - 9, NOW - 1, 31, null, Map.of()));
        open.tasks.add(new OpenTask(2, 0, 2, 0, NOW - 9, NOW, 31, null, Map.of()));
        open.regions.add(new OpenRegion(0, 7, NOW - 9, NOW - 1, 31, 0));

        assertThat(json())
                .contains("\"id\": \"2\"")
                .doesNotContain("\"id\": \"1\"")
                .doesNotContain("\"depth\"");
    }

    @Test
    void of_moreThanAreListed_keepsThoseOpenLongest() throws IOException {
        for (int i = 0; i < OpenWorkJson.MOST_LISTED + 5; i++) {
            open.tasks.add(new OpenTask(i + 1, 0, 2, 0, NOW - i, OpenWork.NOT_ENDED, 31, null, Map.of()));
        }

        assertThat(json())
                .contains("\"tasksNotListed\": 5")
                .doesNotContain("\"id\": \"5\"")
                .contains("\"id\": \"6\"");
    }

    private String json() throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        OpenWorkJson.write(open, NOW, id -> "exec-" + id, new Redaction(List.of()).begin(), json);
        return json.toString(StandardCharsets.UTF_8);
    }
}
