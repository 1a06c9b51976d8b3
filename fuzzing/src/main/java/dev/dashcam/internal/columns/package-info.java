/** Beside the columns of a generation, since mending them takes the decoder that reads them. */
@NullMarked
package dev.dashcam.internal.columns;

import org.jspecify.annotations.NullMarked;
