/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import dev.dashcam.RecorderStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service's health says of the recorder: always up, since no service may be taken out of rotation because it is not
 * recorded; what is off is among the details, with its remedy.
 */
final class HealthDetails {
    private HealthDetails() {}

    static Map<String, Object> of(FlightRecorder recorder) {
        RecorderStatus status = recorder.status();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("recording", status.recording());
        details.put("spool", status.store());
        if (status.storeStatus() != null) {
            details.putAll(StoreBody.of(status.storeStatus()));
        }
        if (!status.notes().isEmpty()) {
            details.put("notes", status.notes());
        }
        return details;
    }
}
