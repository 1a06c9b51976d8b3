/**
 * What the fuzzer feeds and what it then demands. {@link dev.dashcam.fuzzing.Target} lists the targets, {@code fuzzing/run}
 * runs them.
 */
@NullMarked
package dev.dashcam.fuzzing;

import org.jspecify.annotations.NullMarked;
