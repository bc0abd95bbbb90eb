/** Numbers in long form with all digits. Start at {@link org.graft.reports.csv.Sheets}. */
@NullMarked
package org.graft.reports.csv;

import org.jspecify.annotations.NullMarked;
