/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sinks.internal.signing.AccessKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
final class CredentialsChainTest {
    private static final String LATER = "2099-01-01T00:00:00Z";

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private Endpoint endpoint;

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        endpoint = new Endpoint();
        variables.put("HOME", home.toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void places_areLookedAtInTheirOrder() throws IOException {
        List<String> found = new ArrayList<>();
        properties.put("aws.accessKeyId", "of-properties");
        properties.put("aws.secretAccessKey", "s");
        variables.put("AWS_ACCESS_KEY_ID", "of-variables");
        variables.put("AWS_SECRET_ACCESS_KEY", "s");
        variables.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(home.resolve("token"), "t").toString());
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/r");
        endpoint.answer("/sts", 200, sts("of-web-identity"), "Content-Type");
        profile("credentials", "[default]\naws_access_key_id=of-profile\naws_secret_access_key=s\n");
        variables.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri("/container").toString());
        endpoint.answer("/container", 200, Endpoint.json("of-container", LATER), "Authorization");
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint.uri("/").toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "false");
        instance("of-instance");

        found.add(id());
        properties.clear();
        found.add(id());
        variables.remove("AWS_ACCESS_KEY_ID");
        found.add(id());
        variables.remove("AWS_WEB_IDENTITY_TOKEN_FILE");
        found.add(id());
        Files.delete(home.resolve(".aws/credentials"));
        found.add(id());
        variables.remove("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        found.add(id());
        assertThat(found)
                .containsExactly(
                        "of-properties",
                        "of-variables",
                        "of-web-identity",
                        "of-profile",
                        "of-container",
                        "of-instance");
    }

    @Test
    void nothingAnywhere_isToldPlaceByPlace() {
        assertThatThrownBy(this::id)
                .hasMessageStartingWith("no AWS credentials: ")
                .hasMessageContaining("the system property aws.accessKeyId is not set; ")
                .hasMessageContaining("the environment variable AWS_ACCESS_KEY_ID is not set; ")
                .hasMessageContaining("AWS_WEB_IDENTITY_TOKEN_FILE is not set; ")
                .hasMessageContaining("there are no keys for profile default in " + home)
                .hasMessageContaining("AWS_CONTAINER_CREDENTIALS_FULL_URI are not set; ")
                .hasMessageContaining("AWS_EC2_METADATA_DISABLED switches the EC2 instance metadata off");
    }

    @Test
    void webIdentity_isExchangedForKeys() throws IOException {
        variables.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(home.resolve("token"), "a.b+c\n").toString());
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/r");
        endpoint.answer("/sts", 200, sts("AKIA"), "Content-Type");
        Credentials found = chain().get();
        assertThat(found.keys()).isEqualTo(new AccessKeys("AKIA", "sec&ret", "token"));
        assertThat(found.expiresAt()).isEqualTo(Instant.parse(LATER));
        assertThat(endpoint.asked)
                .containsExactly("POST /sts application/x-www-form-urlencoded Action=AssumeRoleWithWebIdentity"
                        + "&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&RoleSessionName=dashcam"
                        + "&WebIdentityToken=a.b%2Bc");
    }

    @Test
    void webIdentityThatIsRefused_endsTheSearchAndSaysWhatToDo() throws IOException {
        variables.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(home.resolve("token"), "canary").toString());
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/r");
        endpoint.answer("/sts", 403, "<E><Code>AccessDenied</Code><Message>canary</Message></E>", "Accept");
        profile("credentials", "[default]\naws_access_key_id=of-profile\naws_secret_access_key=s\n");
        assertThatThrownBy(this::id)
                .hasMessage("STS refused the role of AWS_ROLE_ARN: 403 Forbidden (AccessDenied):"
                        + " the role's trust policy must name this service account");
    }

    @Test
    void tokenOfTheContainer_isReadFromItsFileEachTime() throws IOException {
        Path token = Files.writeString(home.resolve("token"), "first\n");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());
        variables.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x");
        endpoint.answer("/v2/credentials/x", 200, Endpoint.json("AKIA", "2026-11-22T12:04:00Z"), "Authorization");
        ContainerEndpoint container = new ContainerEndpoint(surroundings(), endpoint.uri(""));
        CredentialsChain chain = new CredentialsChain(List.of(container), now::get);
        assertThat(chain.get().keys()).isEqualTo(new AccessKeys("AKIA", "s/ecret", "token"));
        Files.writeString(token, "second");
        chain.get();
        assertThat(endpoint.asked).containsExactly("GET /v2/credentials/x first ", "GET /v2/credentials/x second ");
    }

    @ParameterizedTest
    @CsvSource({"http://10.0.0.1/x", "http://example.com/x", "ftp://127.0.0.2.example.com/x"})
    void endpointElsewhereWithoutTls_isNotAsked(String uri) {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri);
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary");
        assertThatThrownBy(this::id)
                .hasMessageContaining("neither https nor on this machine")
                .hasMessageNotContaining("canary");
    }

    @Test
    void instance_isAskedByVersion2() throws IOException {
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint.uri("").toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "false");
        instance("AKIA");
        assertThat(id()).isEqualTo("AKIA");
        assertThat(endpoint.asked)
                .containsExactly(
                        "PUT /latest/api/token 300 ",
                        "GET /latest/meta-data/iam/security-credentials/ session ",
                        "GET /latest/meta-data/iam/security-credentials/shop session ");
    }

    @Test
    void temporaryKeys_areKeptUntilShortlyBeforeTheyExpire() throws IOException {
        variables.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri("/container").toString());
        endpoint.answer("/container", 200, Endpoint.json("AKIA", "2026-11-22T13:00:00Z"), "Accept");
        CredentialsChain chain = container();
        chain.get();
        now.set(Instant.parse("2026-11-22T12:54:59Z"));
        chain.get();
        assertThat(endpoint.asked).hasSize(1);
        now.set(Instant.parse("2026-11-22T12:55:01Z"));
        chain.get();
        assertThat(endpoint.asked).hasSize(2);
        now.set(Instant.parse("2026-11-22T12:10:00Z"));
        chain.forget();
        chain.get();
        assertThat(endpoint.asked).hasSize(3);
    }

    @Test
    void keysThatCannotBeRenewedYet_areUsedWhileTheyLast() throws IOException {
        variables.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri("/container").toString());
        endpoint.answer("/container", 200, Endpoint.json("AKIA", "2026-11-22T13:00:00Z"), "Accept");
        CredentialsChain chain = container();
        chain.get();
        endpoint.close();
        now.set(Instant.parse("2026-11-22T12:59:00Z"));
        assertThat(chain.get().keys().id()).isEqualTo("AKIA");
        now.set(Instant.parse("2026-11-22T12:59:45Z"));
        assertThatThrownBy(chain::get).hasMessageContaining("the container's endpoint gave no keys");
    }

    @Test
    void profile_isReadAsItIsWritten() throws IOException {
        profile(
                "config",
                "# comment\n[default]\nregion = eu-west-1\n[ profile  build ]\nregion=eu-central-1 ; near\n"
                        + "s3 =\n  aws_access_key_id = nested\n");
        profile(
                "credentials",
                "[build]\n AWS_ACCESS_KEY_ID = indented\naws_access_key_id = AKIA\naws_secret_access_key = a#b=c/d # x\n"
                        + "[other]\naws_access_key_id = other\n");
        variables.put("AWS_PROFILE", "build");
        Credentials found = chain().get();
        assertThat(found.keys()).isEqualTo(new AccessKeys("AKIA", "a#b=c/d", null));
        assertThat(found.origin()).isEqualTo("profile build");
        assertThat(AwsRegion.of(surroundings(), null)).isEqualTo("eu-central-1");
        assertThat(AwsRegion.of(surroundings(), "default")).isEqualTo("eu-west-1");
    }

    @Test
    void profileOfAnotherWay_isToldWhereItWasNamed() throws IOException {
        profile("config", "[profile work]\nsso_session = x\n");
        variables.put("AWS_PROFILE", "work");
        assertThatThrownBy(this::id)
                .hasMessage("profile work has sso_session instead of keys, which is not supported here");
    }

    @ParameterizedTest
    @CsvSource({"''", "{}", "[]", "'{\"AccessKeyId\": \"a\"}'", "'{\"AccessKeyId\": \"a'"})
    void damagedAnswer_isToldWithoutWhatItHeld(String json) {
        variables.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri("/container").toString());
        endpoint.answer("/container", 200, json, "Accept");
        assertThatThrownBy(this::id)
                .isInstanceOf(IOException.class)
                .hasMessage("the container's role answered without keys");
    }

    private CredentialsChain container() {
        return new CredentialsChain(List.of(new ContainerEndpoint(surroundings(), ContainerEndpoint.ECS)), now::get);
    }

    private void instance(String id) {
        endpoint.answer("/latest/api/token", 200, "session", "X-aws-ec2-metadata-token-ttl-seconds");
        endpoint.answer("/latest/meta-data/iam/security-credentials/", 200, "shop\n", "X-aws-ec2-metadata-token");
        endpoint.answer(
                "/latest/meta-data/iam/security-credentials/shop",
                200,
                Endpoint.json(id, LATER),
                "X-aws-ec2-metadata-token");
    }

    private static String sts(String id) {
        return "<AssumeRoleWithWebIdentityResponse xmlns=\"x\"><Credentials><SessionToken>token</SessionToken>"
                + "<SecretAccessKey>sec&amp;ret</SecretAccessKey><Expiration>" + LATER + "</Expiration><AccessKeyId>"
                + id + "</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResponse>";
    }

    private void profile(String file, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(folder.resolve(file), text);
    }

    private String id() throws IOException {
        return chain().get().keys().id();
    }

    private CredentialsChain chain() {
        URI sts = endpoint.uri("/sts");
        return CredentialsChain.usual(surroundings(), sts);
    }

    private Surroundings surroundings() {
        return new Surroundings(variables, properties);
    }
}
