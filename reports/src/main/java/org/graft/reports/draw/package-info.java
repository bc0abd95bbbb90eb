/**
 * Drawing for figures: scenes of a few strokes, scales and axes, written as SVG or PDF. Start at
 * {@link org.graft.reports.draw.Scene}.
 *
 * <p>Why not a plotting library: none that may ship gives these figures. XChart draws through
 * Java2D and writes SVG only with an LGPL library; lets-plot weighs 8 MB with Kotlin's; Vega-Lite
 * needs a JavaScript engine to write a file. None lets a page choose colours for a dark screen, or
 * carries text alternatives. This knows nothing of studies.
 */
@NullMarked
package org.graft.reports.draw;

import org.jspecify.annotations.NullMarked;
