/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM with a folder, until it is killed. */
final class HoldsFolder {
    private HoldsFolder() {}

    /** Takes the place; prints where the folder is. */
    public static void main(String[] arguments) throws IOException {
        PrivateFolder folder = PrivateFolder.in(Path.of(arguments[0]));
        Files.writeString(folder.path().resolve("file"), "content");
        System.out.println(folder.path());
        // Ends with whoever reads what we print, should nobody kill us.
        while (!System.out.checkError()) {
            System.out.print(' ');
        }
    }
}
