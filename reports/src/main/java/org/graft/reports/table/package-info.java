/**
 * The tables of a report, whatever they are written as: what readers see beside all digits. Start
 * at {@link org.graft.reports.table.Tables}.
 */
@NullMarked
package org.graft.reports.table;

import org.jspecify.annotations.NullMarked;
