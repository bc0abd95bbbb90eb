/** Tables and methods text for papers. Start at {@link org.graft.reports.latex.LatexTable}. */
@NullMarked
package org.graft.reports.latex;

import org.jspecify.annotations.NullMarked;
