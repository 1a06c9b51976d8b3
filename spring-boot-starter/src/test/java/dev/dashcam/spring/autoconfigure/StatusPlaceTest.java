/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

final class StatusPlaceTest {
    private static final String EXPOSED = "management.endpoints.web.exposure.include=health,dashcam ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | /actuator/dashcam",
                "server.port=80 management.server.port=80 | /actuator/dashcam",
                "server.port=0 | /actuator/dashcam",
                "management.server.port=8080 | /actuator/dashcam",
                "server.servlet.context-path=/shop spring.mvc.servlet.path=/api | /shop/api/actuator/dashcam",
                "spring.mvc.servlet.path=/ | /actuator/dashcam",
                "management.endpoints.web.base-path=/ | /dashcam",
                "management.endpoints.web.base-path=/manage/ | /manage/dashcam",
                "management.endpoints.web.base-path=${NOPE} | /actuator/dashcam",
                "management.endpoints.web.path-mapping.dashcam=recorder | /actuator/recorder",
                "management.server.port=9090 server.servlet.context-path=/shop | :9090/actuator/dashcam",
                "management.server.port=9090 management.server.base-path=/ops | :9090/ops/actuator/dashcam",
                "management.server.port=0 management.server.base-path=/ops | /ops/actuator/dashcam",
                "management.endpoint.dashcam.access=read-only | /actuator/dashcam",
                "management.endpoints.access.default=none management.endpoint.dashcam.access=read-only | /actuator/dashcam",
            })
    void endpoint_isWhereTheServerHasIt(String properties, String place) {
        assertThat(StatusPlace.of(environment(EXPOSED + properties))).isEqualTo("at " + place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.endpoints.web.exposure.include=health",
                EXPOSED + "management.endpoints.web.exposure.exclude=dashcam",
                EXPOSED + "management.endpoints.web.exposure.exclude[0]=dashcam",
                EXPOSED + "management.endpoint.dashcam.access=none",
                EXPOSED + "management.endpoint.dashcam.enabled=false",
                EXPOSED + "management.endpoints.access.default=NONE",
                EXPOSED + "management.endpoints.access.max-permitted=none",
                EXPOSED + "management.server.port=-1",
            })
    void endpointThatCannotBeReached_isNoPlace(String properties) {
        assertThat(StatusPlace.of(environment(properties))).isEqualTo("in the recorder's status()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashcam", "*"})
    void listOfAFile_isReadLikeOneInALine(String id) {
        String list = "management.endpoints.web.exposure.include";
        assertThat(StatusPlace.of(environment(list + "[0]=health " + list + "[1]=" + id)))
                .isEqualTo("at /actuator/dashcam");
    }

    private static MockEnvironment environment(String properties) {
        MockEnvironment environment = new MockEnvironment();
        for (String property : properties.strip().split(" ")) {
            String[] pair = property.split("=", 2);
            environment.setProperty(pair[0], pair[1]);
        }
        return environment;
    }
}
