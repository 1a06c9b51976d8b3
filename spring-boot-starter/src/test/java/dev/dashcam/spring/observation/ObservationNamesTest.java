/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.Test;

final class ObservationNamesTest {
    private final ObservationNames names = new ObservationNames();

    @Test
    void call_isNamedByWhatTellsItFromOthers() {
        Observation.Context call = sender("http.client.requests");
        call.setContextualName("http get");
        call.addLowCardinalityKeyValue(KeyValue.of("method", "GET"));
        call.addLowCardinalityKeyValue(KeyValue.of("uri", "/rates/{country}"));
        call.addLowCardinalityKeyValue(KeyValue.of("client.name", "none"));

        assertThat(names.of(call).text()).isEqualTo("http.client.requests GET /rates/{country}");
    }

    @Test
    void messageThatIsSent_isNamedAsItsObservation() {
        Observation.Context message = sender("spring.kafka.template");
        message.setContextualName("orders send");

        assertThat(names.of(message).text()).isEqualTo("orders send");
    }

    private static Observation.Context sender(String name) {
        SenderContext<Object> context = new SenderContext<>((carrier, key, value) -> {});
        context.setName(name);
        return context;
    }
}
