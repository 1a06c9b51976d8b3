/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.benchmarks.golang.GoProgram;
import java.io.IOException;
import java.nio.file.Path;

/** Has Go's own reader read an execution trace. */
record GoReader(Path file, GoProgram program) implements RecordingReader {
    /** Records what the content says and makes a reader of it. */
    static GoReader record(Path recorder, Path reader, Content content, int requests, Path file)
            throws IOException, InterruptedException {
        GoProgram.runToEnd(recorder, content.goName(), Integer.toString(requests), file.toString());
        return new GoReader(file, GoProgram.start(reader, file.toString()));
    }

    @Override
    public Reading read() throws IOException {
        long[] answer = program.ask();
        return new Reading(answer[0], answer[1]);
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
