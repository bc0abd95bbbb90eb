/** Tests of drawing. */
@NullMarked
package org.graft.reports.latex;

import org.jspecify.annotations.NullMarked;
