/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.util.Arrays;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Where log lines send people for the status. */
final class StatusPlace {
    private static final String ENDPOINT = "org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint";

    private StatusPlace() {}

    /** The place with its preposition: {@code at /actuator/dashcam} where the endpoint can be reached. */
    static String of(Environment environment) {
        boolean exposed = ClassUtils.isPresent(ENDPOINT, StatusPlace.class.getClassLoader())
                && lists(environment, "include")
                && !lists(environment, "exclude");
        if (!exposed) {
            return "in the recorder's status()";
        }
        String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        return "at " + (base.equals("/") ? "" : base) + "/dashcam";
    }

    private static boolean lists(Environment environment, String list) {
        String[] ids = environment.getProperty("management.endpoints.web.exposure." + list, String[].class);
        return ids != null && Arrays.stream(ids).anyMatch(id -> id.equals("*") || id.equals("dashcam"));
    }
}
