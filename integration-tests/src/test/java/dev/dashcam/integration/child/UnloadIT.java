/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.Undeploys;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a closed recorder leaves in a server whose threads live on: nothing, so that its class loader is collected. */
final class UnloadIT {
    @TempDir
    private Path folder;

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void undeployedApplication_isCollected(Jdk jdk) throws Exception {
        assertThat(undeploy(jdk, List.of())).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void undeployedApplication_isCollectedWhereTheServerLogs(Jdk jdk) throws Exception {
        Result result = undeploy(
                jdk, List.of(Jars.foreign("slf4j-api"), Jars.foreign("logback-classic"), Jars.foreign("logback-core")));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("Captured ");
    }

    private Result undeploy(Jdk jdk, List<Path> server) throws Exception {
        List<Path> application = new ArrayList<>(Jars.everything());
        application.add(Jars.programs());
        return new ChildJvm(jdk, folder)
                .with(Jars.programs())
                // What the JDK remembers only as long as there is room, of whoever used JFR's parser, is no leak.
                .option("-XX:SoftRefLRUPolicyMSPerMB=0")
                .run(Undeploys.class.getName(), classPath(application), classPath(server));
    }

    private static String classPath(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
