/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How full the spool is and how the sinks are doing, for the endpoint and for health details. */
final class StoreBody {
    private StoreBody() {}

    static Map<String, Object> of(StoreStatus status) {
        Map<String, Object> use = new LinkedHashMap<>();
        use.put("files", status.files());
        use.put("bytes", status.bytes());
        use.put("maxBytes", status.maxBytes());
        use.put("evictions", status.evictions());
        use.put("undeliveredEvictions", status.undeliveredEvictions());
        Map<String, Object> sinks = new LinkedHashMap<>();
        status.sinks().forEach(sink -> sinks.put(sink.name(), sink(sink)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("spoolUse", use);
        if (!sinks.isEmpty()) {
            body.put("sinks", sinks);
        }
        return body;
    }

    private static Map<String, Object> sink(SinkStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("breaker", status.breaker().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("attempts", status.attempts());
        body.put("failures", status.failures());
        body.put("delivered", status.delivered());
        body.put("deliveredBytes", status.deliveredBytes());
        body.put("refused", status.refused());
        body.put("waiting", status.waiting());
        if (status.oldestWaiting() != null) {
            body.put("oldestWaiting", status.oldestWaiting().toString());
        }
        if (status.hanging() > 0) {
            body.put("hanging", status.hanging());
        }
        if (status.problem() != null) {
            body.put("problem", status.problem());
        }
        return body;
    }
}
