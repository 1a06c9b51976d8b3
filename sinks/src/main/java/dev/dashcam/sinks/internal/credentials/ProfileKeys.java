/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a profile in {@code ~/.aws/credentials} and {@code ~/.aws/config}. */
final class ProfileKeys implements CredentialsSource {
    private static final List<String> OTHER_WAYS =
            List.of("sso_session", "sso_start_url", "credential_process", "role_arn", "source_profile");

    private final Path credentialsFile;
    private final Path configFile;
    private final String profile;
    private final boolean isNamed;

    /**
     * The profile of this name.
     *
     * @param chosen the profile's name, null for the one that {@code AWS_PROFILE} names
     */
    ProfileKeys(Surroundings surroundings, @Nullable String chosen) {
        String named = chosen != null ? chosen : surroundings.either("aws.profile", "AWS_PROFILE");
        this.profile = named == null ? "default" : named;
        this.isNamed = named != null;
        this.credentialsFile = place(
                surroundings.either("aws.sharedCredentialsFile", "AWS_SHARED_CREDENTIALS_FILE"),
                surroundings.file("credentials"));
        this.configFile = place(surroundings.either("aws.configFile", "AWS_CONFIG_FILE"), surroundings.file("config"));
    }

    @Override
    public Looked look() throws IOException {
        Map<String, String> values;
        try {
            values = values();
        } catch (IOException unreadable) {
            if (isNamed) {
                throw new IOException(
                        "profile " + profile + " cannot be read: " + ReadFailures.words(unreadable), unreadable);
            }
            return Looked.nothing("profile " + profile + " cannot be read: " + ReadFailures.words(unreadable));
        }
        String id = values.get("aws_access_key_id");
        String secret = values.get("aws_secret_access_key");
        if (id != null && !id.isEmpty() && secret != null && !secret.isEmpty()) {
            return Looked.found(Credentials.lasting(id, secret, values.get("aws_session_token"), "profile " + profile));
        }
        String absence = absence(values);
        if (isNamed) {
            throw new IOException(absence);
        }
        return Looked.nothing(absence);
    }

    /** The region that the profile names, null when none. */
    @Nullable
    String region() {
        try {
            String region = values().get("region");
            return region == null || region.isEmpty() ? null : region;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Map<String, String> values() throws IOException {
        Map<String, String> values = new HashMap<>(ProfileFile.section(configFile, "profile " + profile));
        if (profile.equals("default")) {
            values.putAll(ProfileFile.section(configFile, "default"));
        }
        values.putAll(ProfileFile.section(credentialsFile, profile));
        return values;
    }

    private String absence(Map<String, String> values) {
        for (String way : OTHER_WAYS) {
            if (values.containsKey(way)) {
                return "profile " + profile + " has " + way + " instead of keys, which is not supported here";
            }
        }
        return "there are no keys for profile " + profile + " in " + credentialsFile + " and " + configFile;
    }

    private static Path place(@Nullable String set, Path usual) {
        return set == null ? usual : Path.of(set);
    }
}
