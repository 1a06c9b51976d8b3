/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sinks.http.HttpSink;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server refuses for good stays where it is, is said once and is not sent again, by the next process neither. */
@Timeout(180)
final class QuarantineTest {
    private final Spools spools = new Spools();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    @Test
    void snapshotThatIsTooLarge_staysAndLetsTheOthersPass() throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(413, "Connection: close"))) {
            Spool first = open(server);
            Path tooLarge = spools.store(first, "a", 50_000, 0, null);
            await(first, sink -> sink.refused() == 1);
            spools.store(first, "b", 10, 1, null);
            await(first, sink -> sink.delivered() == 1);
            first.close();
            Spool second = open(server);
            spools.clock.advance(Duration.ofHours(2));
            second.listen();
            spools.store(second, "c", 10, 2, null);
            await(second, sink -> sink.delivered() == 1 && sink.waiting() == 0);
            assertThat(server.received)
                    .extracting(request -> request.line().replaceFirst(".*-latency-(.*) HTTP.*", "$1"))
                    .containsExactly("a.dcam", "b.dcam", "b.dcam.json", "c.dcam", "c.dcam.json");
            assertThat(Files.size(tooLarge)).isEqualTo(50_000);
            assertThat(spools.lines)
                    .filteredOn(line -> line.contains("413"))
                    .containsExactly("Snapshot a is not taken by http: http://127.0.0.1:" + server.port()
                            + " answered 413 Content Too Large: let it take larger bodies, such as with nginx's"
                            + " client_max_body_size. It is not sent there again and stays in " + tooLarge + ".");
        }
    }

    private Spool open(FaultyServer server) throws Exception {
        return (Spool) spools.open(temp, HttpSink.to(server.uri("/up")));
    }

    private static void await(Spool spool, Predicate<SinkStatus> condition) {
        long endNanos = System.nanoTime() + 60_000_000_000L;
        while (!condition.test(spool.status().sinks().get(0)) && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(spool.status().sinks().get(0)).matches(condition);
    }
}
