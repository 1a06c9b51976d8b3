/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Where log lines send people for the status. Read from the properties: the recorder starts long before an endpoint knows its
 * path, and without the Actuator there is nobody to ask.
 */
final class StatusPlace {
    private static final String ENDPOINT = "org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint";
    private static final String DEFAULT_PORT = "8080";
    private static final String NO_PORT = "-1";
    private static final String ANY_PORT = "0";

    private final Environment environment;

    private StatusPlace(Environment environment) {
        this.environment = environment;
    }

    /** The place with its preposition: {@code at /actuator/dashcam} where the endpoint can be reached. */
    static String of(Environment environment) {
        StatusPlace place = new StatusPlace(environment);
        boolean isThere = ClassUtils.isPresent(ENDPOINT, StatusPlace.class.getClassLoader())
                && place.isExposed()
                && place.isPermitted();
        return isThere ? "at " + place.server() + place.path() : "in the recorder's status()";
    }

    private boolean isExposed() {
        return lists("include")
                && !lists("exclude")
                && !text("management.server.port", "").equals(NO_PORT);
    }

    private boolean lists(String list) {
        String property = "management.endpoints.web.exposure." + list;
        for (String id : text(property, "").split(",", -1)) {
            if (isOurs(id)) {
                return true;
            }
        }
        for (int i = 0; environment.containsProperty(property + "[" + i + "]"); i++) {
            if (isOurs(text(property + "[" + i + "]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(String id) {
        return id.strip().equals("*") || id.strip().equalsIgnoreCase("dashcam");
    }

    private boolean isPermitted() {
        String byDefault = isFalse("management.endpoints.enabled-by-default") ? "none" : "unrestricted";
        String ofAll = text("management.endpoints.access.default", byDefault);
        String enabled = isFalse("management.endpoint.dashcam.enabled") ? "none" : ofAll;
        String access = text("management.endpoint.dashcam.access", enabled);
        String most = text("management.endpoints.access.max-permitted", "unrestricted");
        return !access.equalsIgnoreCase("none") && !most.equalsIgnoreCase("none");
    }

    /** What comes before the endpoints: the application's own prefixes, or a port where the management has one of its own. */
    private String server() {
        String port = text("server.port", DEFAULT_PORT);
        String managementPort = text("management.server.port", port);
        boolean isKnownToBeTheSame = managementPort.equals(port) && !port.equals(ANY_PORT);
        if (isKnownToBeTheSame || text("management.server.port", "").isEmpty()) {
            return prefix("server.servlet.context-path") + prefix("spring.mvc.servlet.path");
        }
        String known = managementPort.equals(ANY_PORT) ? "" : ":" + managementPort;
        return known + prefix("management.server.base-path");
    }

    private String path() {
        String mapped = text("management.endpoints.web.path-mapping.dashcam", "dashcam");
        return withoutSlash(text("management.endpoints.web.base-path", "/actuator"))
                + (mapped.startsWith("/") ? mapped : "/" + mapped);
    }

    private String prefix(String property) {
        return withoutSlash(text(property, ""));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private boolean isFalse(String property) {
        return text(property, "true").equalsIgnoreCase("false");
    }

    private String text(String property, String otherwise) {
        try {
            return environment.getProperty(property, otherwise).strip();
        } catch (PlaceholderResolutionException unfilled) {
            return otherwise;
        }
    }
}
