/** Tests of drawing. */
@NullMarked
package org.graft.reports.draw;

import org.jspecify.annotations.NullMarked;
