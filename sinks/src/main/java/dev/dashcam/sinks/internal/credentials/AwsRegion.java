/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The region that a process works in, and AWS's addresses in it. */
public final class AwsRegion {
    private AwsRegion() {}

    /** The region that the surroundings name, null when none. May read the profile's file. */
    public static @Nullable String of(Surroundings surroundings, @Nullable String profile) {
        String region = surroundings.either("aws.region", "AWS_REGION");
        if (region == null) {
            region = surroundings.variable("AWS_DEFAULT_REGION");
        }
        return region != null ? region : new ProfileKeys(surroundings, profile).region();
    }

    /** The domain of AWS's services: China's is another. */
    public static String domain(String region) {
        return region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }

    /** Where web identities are exchanged. */
    public static URI sts(Surroundings surroundings, String region) {
        String given = surroundings.variable("AWS_ENDPOINT_URL_STS");
        return URI.create(given != null ? given : "https://sts." + domain(region) + "/");
    }
}
