@NullMarked
package dev.dashcam.fuzzing;

import org.jspecify.annotations.NullMarked;
