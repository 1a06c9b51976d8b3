/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.jvm.WhenShared;
import dev.dashcam.log.LogLevel;
import dev.dashcam.sinks.s3.S3Encryption;
import dev.dashcam.sinks.spool.SpoolMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code dashcam.*}. A key in a file that is not here is a mistake.
 *
 * @param enabled Whether there is a recorder. When false, an injected one does nothing and everything else is left out.
 * @param onError What a mistake in these properties, or in a bean that joins in, does.
 * @param service Name of the service, which is in every snapshot and names the spool's folder; spring.application.name unless
 *     set.
 * @param memory Everything outside the heap; add this to the pod's limit. 64MB or, if that is less, a tenth of the container's
 *     limit unless set.
 * @param window How far back a snapshot reaches at most, from 1s to 1h.
 * @param sourceUrl Where a line of code can be looked at, such as
 *     https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}. Of several the first counts that is for a class;
 *     com.acme.billing=https://... is for that package, others for those of the application.
 * @param jvm The JVM's own events: locks, sockets, files, collections.
 * @param triggers What asks for snapshots.
 * @param limits How many snapshots there may be.
 * @param spool Where snapshots are.
 * @param sinks Where snapshots are copied to.
 * @param redaction What must not leave the service inside of what is recorded.
 * @param encryption For whom snapshots are encrypted.
 * @param web What requests are to the triggers.
 * @param observations What is kept of Micrometer's observations.
 * @param logs What is kept of the application's log, where it logs with Logback.
 * @param test What holds in Spring's test contexts.
 */
@ConfigurationProperties(prefix = "dashcam", ignoreUnknownFields = false)
public record DashcamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("fail") OnError onError,
        @Nullable String service,
        @Nullable DataSize memory,
        @DefaultValue("30s") Duration window,
        @DefaultValue List<String> sourceUrl,
        Jvm jvm,
        @NestedConfigurationProperty TriggerProperties triggers,
        Limits limits,
        Spool spool,
        Sinks sinks,
        Redaction redaction,
        Encryption encryption,
        Web web,
        Observations observations,
        Logs logs,
        Test test) {

    /** Groups in which nothing is set are null here: to have Spring convert all their defaults would take 25 ms of a start. */
    @SuppressWarnings("ConstantValue")
    public DashcamProperties {
        jvm = jvm == null ? Jvm.DEFAULT : jvm;
        triggers = triggers == null ? TriggerProperties.DEFAULT : triggers;
        limits = limits == null ? Limits.DEFAULT : limits;
        spool = spool == null ? Spool.DEFAULT : spool;
        sinks = sinks == null ? Sinks.NONE : sinks;
        redaction = redaction == null ? Redaction.DEFAULT : redaction;
        encryption = encryption == null ? Encryption.DEFAULT : encryption;
        web = web == null ? Web.DEFAULT : web;
        observations = observations == null ? Observations.DEFAULT : observations;
        logs = logs == null ? Logs.DEFAULT : logs;
        test = test == null ? Test.DEFAULT : test;
    }

    /** Of one component: Spring asks for it, and what the JDK puts together for all of a record would take 10 ms of a start. */
    @Override
    public int hashCode() {
        return window.hashCode();
    }

    /** What a mistake does that is the same on every machine. */
    public enum OnError {
        /** The application does not start; the report says what to change. */
        FAIL,
        /** The application starts without a recorder; one line says what to change. */
        DISABLE
    }

    /**
     * The JVM's own events: locks, sockets, files, collections.
     *
     * @param enabled Whether they are recorded too, by the JVM's Flight Recorder, in 24MB of dashcam.memory.
     * @param maxSize Most bytes that its files may have; its buffers take 12MB more.
     * @param minFree Room that must be left where its files are; with less it stops until there is more, since a JVM that
     *     cannot write them ends itself.
     * @param whenShared Whose thresholds hold while somebody else records the JVM's events too.
     */
    public record Jvm(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("12MB") DataSize maxSize,
            @DefaultValue("8MB") DataSize minFree,
            @DefaultValue("respect") WhenShared whenShared) {
        static final Jvm DEFAULT =
                new Jvm(false, DataSize.ofMegabytes(12), DataSize.ofMegabytes(8), WhenShared.RESPECT);
    }

    /**
     * How many snapshots there may be.
     *
     * @param cooldown How long a trigger rests for a route after a snapshot of it.
     * @param perHour Most snapshots in any hour, manual ones aside.
     * @param perDay Most snapshots in any 24 hours, manual ones aside.
     * @param perProblem Most snapshots in any 24 hours of one problem: of one trigger for one route, or of one exception thrown in one
     *     place.
     * @param manualPerHour Most manual snapshots in any hour.
     * @param warmUp How long nothing but manual snapshots is taken once the application is ready.
     * @param minimumHistory How far the recording must reach back before anything is captured.
     * @param tail How long recording goes on after a trigger before the snapshot is cut.
     * @param dryRun Names of triggers that only look: what they would have captured is counted and told, nothing is captured.
     */
    public record Limits(
            @DefaultValue("60s") Duration cooldown,
            @DefaultValue("10") int perHour,
            @DefaultValue("30") int perDay,
            @DefaultValue("3") int perProblem,
            @DefaultValue("6") int manualPerHour,
            @DefaultValue("20s") Duration warmUp,
            @DefaultValue("2s") Duration minimumHistory,
            @DefaultValue("1s") Duration tail,
            @DefaultValue List<String> dryRun) {
        static final Limits DEFAULT = new Limits(
                Duration.ofSeconds(60),
                10,
                30,
                3,
                6,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                List.of());
    }

    /**
     * Where snapshots are: every one is here first and stays until room is needed.
     *
     * @param directory Folder for the snapshots, of its own and on a local disk; dashcam/SERVICE in the temporary folder unless
     *     set.
     * @param mode Whether they are on disk or in memory, where only the last one is kept.
     * @param maxSize Most bytes that all snapshots may have together.
     * @param maxFiles Most snapshots.
     * @param maxAge How long a snapshot stays at most.
     * @param minFree Room on the disk that is left for others; 1GB or, if that is less, a tenth of the disk unless set.
     */
    public record Spool(
            @Nullable String directory,
            @DefaultValue("auto") SpoolMode mode,
            @DefaultValue("512MB") DataSize maxSize,
            @DefaultValue("32") int maxFiles,
            @DefaultValue("7d") Duration maxAge,
            @Nullable DataSize minFree) {
        static final Spool DEFAULT =
                new Spool(null, SpoolMode.AUTO, DataSize.ofMegabytes(512), 32, Duration.ofDays(7), null);
    }

    /**
     * Where snapshots are copied to.
     *
     * @param file A folder, such as a network share.
     * @param http A server that takes uploads.
     * @param s3 A bucket of S3, or of a store that speaks its protocol.
     * @param webhook A chat that takes Slack's messages.
     */
    public record Sinks(
            @Nullable @NestedConfigurationProperty FileSinkProperties file,
            @Nullable @NestedConfigurationProperty HttpSinkProperties http,
            @Nullable S3 s3,
            @Nullable @NestedConfigurationProperty WebhookProperties webhook) {
        static final Sinks NONE = new Sinks(null, null, null, null);
    }

    /**
     * A bucket of S3, or of a store that speaks its protocol.
     *
     * @param bucket Name of the bucket, which must exist. Without one nothing is copied to S3.
     * @param region Region of the bucket, such as eu-central-1; AWS_REGION or the profile's unless set.
     * @param prefix What all keys begin with, such as dashcam/.
     * @param endpoint Where another store than Amazon's is, such as https://minio.internal:9000.
     * @param pathStyle Whether the bucket is in the path rather than in the host's name; where an endpoint is set unless set.
     * @param encryption Who encrypts objects at rest; it is as the bucket says unless set.
     * @param kmsKeyId Key in KMS that objects are encrypted with: its id, alias or ARN.
     * @param storageClass Storage class of snapshots, such as STANDARD_IA.
     * @param timeLimit How long one delivery may take in all, from 1s to 59m.
     * @param trustStore File with the certificates that the endpoint's has to be signed by, PEM or PKCS12, instead of those the
     *     JDK trusts.
     * @param trustStorePassword Password of the trust store.
     * @param credentials What requests are signed with; looked for as AWS's own clients do unless set.
     */
    public record S3(
            @Nullable String bucket,
            @Nullable String region,
            @DefaultValue("") String prefix,
            @Nullable String endpoint,
            @Nullable Boolean pathStyle,
            @Nullable S3Encryption encryption,
            @Nullable String kmsKeyId,
            @Nullable String storageClass,
            @DefaultValue("5m") Duration timeLimit,
            @Nullable String trustStore,
            @Nullable String trustStorePassword,
            @Nullable S3Credentials credentials) {
        /** Without its values, of which some are secret. */
        @Override
        public String toString() {
            return "S3[" + bucket + "]";
        }
    }

    /**
     * What requests are signed with; looked for as AWS's own clients do unless set.
     *
     * @param accessKeyId Id of an access key.
     * @param secretAccessKey Secret of the access key.
     * @param sessionToken Session token, which temporary keys come with.
     * @param profile Profile in ~/.aws/credentials and ~/.aws/config whose keys are used, and no others.
     */
    public record S3Credentials(
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable String sessionToken,
            @Nullable String profile) {
        /** Without its values, which are secret. */
        @Override
        public String toString() {
            return "S3Credentials[...]";
        }
    }

    /**
     * What must not leave the service inside of what is recorded.
     *
     * @param rules What is replaced where a snapshot is written, in this order; then what looks like a password, a token or a key
     *     is masked as always.
     */
    public record Redaction(@DefaultValue List<RedactionRule> rules) {
        static final Redaction DEFAULT = new Redaction(List.of());
    }

    /**
     * What is replaced: what a pattern finds in any text, or the whole value of an attribute.
     *
     * @param name What the rule is called in the status and in messages.
     * @param match Regular expression of what is replaced in texts.
     * @param attribute Attribute whose whole value is replaced, in upper or lower case.
     * @param replace What is shown instead; with match, $1 is what its first group found.
     * @param enabled Whether the rule is applied.
     */
    public record RedactionRule(
            @Nullable String name,
            @Nullable String match,
            @Nullable String attribute,
            @DefaultValue("***") String replace,
            @DefaultValue("true") boolean enabled) {}

    /**
     * For whom snapshots are encrypted, in the age format; not at all unless somebody is named.
     *
     * @param recipients Public keys of age, age1...: only the owner of a private one of them can read a snapshot.
     */
    public record Encryption(@DefaultValue List<String> recipients) {
        static final Encryption DEFAULT = new Encryption(List.of());
    }

    /**
     * What requests are to the triggers.
     *
     * @param deferredResults What handlers are that return a DeferredResult.
     */
    public record Web(@DefaultValue("stream") DeferredResults deferredResults) {
        static final Web DEFAULT = new Web(DeferredResults.STREAM);
    }

    /** What handlers are that return a {@code DeferredResult}. */
    public enum DeferredResults {
        /** They answer when something happens, as for clients that poll long: no latency or stuck trigger looks at them. */
        STREAM,
        /** They answer when other threads have done the work that somebody waits for. */
        REQUEST
    }

    /**
     * What is kept of Micrometer's observations.
     *
     * @param enabled Whether observations are recorded as regions and tasks.
     * @param keys Keys that become attributes of the request or other task that they belong to. Those of low cardinality do anyway
     *     where an observation is a task of its own.
     */
    public record Observations(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> keys) {
        static final Observations DEFAULT = new Observations(true, List.of());
    }

    /**
     * What is kept of the application's log, where it logs with Logback.
     *
     * @param enabled Whether lines that belong to a request are on its timeline and the last lines in each snapshot.
     * @param level Lines below this level are left out.
     * @param arguments Whether lines are kept with their arguments, which may be users' data; only the patterns unless set.
     * @param lines Of how many of the last lines a snapshot has the text.
     */
    public record Logs(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("info") LogLevel level,
            @DefaultValue("false") boolean arguments,
            @DefaultValue("1000") int lines) {
        static final Logs DEFAULT = new Logs(true, LogLevel.INFO, false, 1000);
    }

    /**
     * What holds in Spring's test contexts.
     *
     * @param enabled Whether there is a recorder in test contexts too.
     */
    public record Test(@DefaultValue("false") boolean enabled) {
        static final Test DEFAULT = new Test(false);
    }
}
