/** Numbers, p-values and fixed words as readers see them. Start at {@link Numerals}. */
@NullMarked
package org.graft.reports.text;

import org.jspecify.annotations.NullMarked;
