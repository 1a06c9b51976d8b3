/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class RingMemoryTest {
    private static final DirectMemoryLimit NO_DIRECT_MEMORY = new DirectMemoryLimit(10 << 20, 9 << 20, true);

    @TempDir
    private Path folder;

    @Test
    void memory_isZeroedLittleEndianAndAligned() throws IOException {
        for (int bytes : new int[] {1, 1000, 64 << 10, (64 << 10) + 8}) {
            ByteBuffer buffer = RingMemory.allocate(bytes).buffer();
            assertThat(buffer.capacity()).isEqualTo(bytes);
            assertThat(buffer.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(buffer.alignmentOffset(0, 64)).isZero();
            assertThat(nonZeroes(buffer)).isZero();
        }
    }

    @Test
    void origin_isAnArenaWhereTheJdkHasIt() throws IOException {
        String expected = Runtime.version().feature() >= 22 ? "arena" : "direct buffer";
        assertThat(RingMemory.allocate(4096).origin()).isEqualTo(expected);
    }

    @Test
    void mappedFile_isGoneAtOnce_andItsMemoryStays() throws IOException {
        ByteBuffer mapped = MappedFile.map(200_001, folder);
        assertThat(mapped.capacity()).isEqualTo(200_001);
        assertThat(nonZeroes(mapped)).isZero();
        mapped.put(200_000, (byte) 1);
        assertThat(mapped.get(200_000)).isEqualTo((byte) 1);
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void mapping_byAnInterruptedThread_works_andKeepsTheInterrupt() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThat(MappedFile.map(4096, folder).capacity()).isEqualTo(4096);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void nowhereToTakeItFrom_isSaidWithWhatWasTriedAndTheRemedy() {
        assertThatThrownBy(() -> RingMemory.map(new StringBuilder("an arena, "), 1 << 20, folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1,048,576 bytes")
                .hasMessageContaining("an arena, ")
                .hasMessageContaining(folder.resolve("none").toString())
                .hasMessageContaining("java.io.tmpdir")
                .hasMessageContaining("-XX:MaxDirectMemorySize")
                .hasMessageContaining("dashcam.memory");
    }

    @Test
    void sizesThatCannotBe_areRefused() {
        assertThatThrownBy(() -> RingMemory.allocate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RingMemory.allocate(Integer.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closedMemory_isNotHandedOut_butWhoHasItMayStillWrite() throws IOException {
        RingMemory memory = RingMemory.allocate(4096);
        ByteBuffer buffer = memory.buffer();
        memory.close();
        assertThatThrownBy(memory::buffer).isInstanceOf(IllegalStateException.class);
        assertThat(buffer.putLong(8, 7).getLong(8)).isEqualTo(7);
    }

    @Test
    void limit_thatSomebodySet_isLeftAlmostWhole() {
        assertThat(NO_DIRECT_MEMORY.leavesEnoughBeside(1 << 20)).isFalse();
        assertThat(new DirectMemoryLimit(10 << 20, 0, true).leavesEnoughBeside(1 << 20))
                .isFalse();
        assertThat(new DirectMemoryLimit(1L << 30, 0, true).leavesEnoughBeside(20 << 20))
                .isTrue();
        assertThat(NO_DIRECT_MEMORY.toString())
                .contains("-XX:MaxDirectMemorySize")
                .contains("10,485,760");
    }

    @Test
    void limit_thatFollowsTheHeap_isLeftAtLeastByHalf() {
        assertThat(new DirectMemoryLimit(40 << 20, 0, false).leavesEnoughBeside(20 << 20))
                .isTrue();
        assertThat(new DirectMemoryLimit(40 << 20, 1, false).leavesEnoughBeside(20 << 20))
                .isFalse();
        assertThat(new DirectMemoryLimit(0, 0, false).leavesEnoughBeside(1)).isFalse();
    }

    @Test
    void limit_isThatOfThisJvm() {
        DirectMemoryLimit before = DirectMemoryLimit.now();
        ByteBuffer taken = ByteBuffer.allocateDirect(1 << 20);
        DirectMemoryLimit after = DirectMemoryLimit.now();
        assertThat(before.limitBytes()).isPositive();
        assertThat(after.usedBytes()).isGreaterThanOrEqualTo(taken.capacity());
    }

    /** On JDK 22 and newer; before, direct buffers and mapped files free themselves. */
    @Test
    @Timeout(60)
    void memoryOfAnArena_isFreedWhenNobodyHasItAnyLonger() throws Exception {
        if (!ArenaMemory.isAvailable()) {
            assertThatThrownBy(() -> ArenaMemory.allocate(64, 64)).isInstanceOf(IllegalStateException.class);
            return;
        }
        Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
        Object scope = segments.getMethod("scope")
                .invoke(segments.getMethod("ofBuffer", Buffer.class).invoke(null, ArenaMemory.allocate(64, 64)));
        Method isAlive = Class.forName("java.lang.foreign.MemorySegment$Scope").getMethod("isAlive");
        while ((boolean) isAlive.invoke(scope)) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    /** Buildpacks set this limit; it is the application's, whatever the recorder takes. */
    @Test
    void applicationWithLittleDirectMemory_canStillTakeNearlyAllOfIt() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:MaxDirectMemorySize=10m",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                classPath(),
                TightApplication.class.getName());
        // what a JVM is told by its environment, and says of it, goes elsewhere
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        String origin = Runtime.version().feature() >= 22 ? "arena" : "mapped file";
        assertThat(output.trim()).isEqualTo(origin + ", " + origin + ", 9437184");
        assertThat(filesLeft()).isEmpty();
    }

    /** Takes what a recorder takes, then what an application does. */
    static final class TightApplication {
        private TightApplication() {}

        public static void main(String[] arguments) throws IOException {
            RingMemory ring = RingMemory.allocate(20 << 20);
            RingMemory staging = RingMemory.allocate(1 << 20);
            ByteBuffer own = ByteBuffer.allocateDirect(9 << 20);
            System.out.println(ring.origin() + ", " + staging.origin() + ", " + own.capacity());
        }
    }

    private static String classPath() throws Exception {
        return String.join(File.pathSeparator, location(RingMemory.class), location(TightApplication.class));
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                    .toList();
        }
    }

    private static long nonZeroes(ByteBuffer buffer) {
        long found = 0;
        for (int i = 0; i < buffer.capacity(); i++) {
            found += buffer.get(i) == 0 ? 0 : 1;
        }
        return found;
    }
}
