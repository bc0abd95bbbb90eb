/**
 * Tables of scores that came from elsewhere, as CSV in long or wide form. Start at {@link
 * org.graft.engine.study.table.TableScores}. What cannot be read is said with line and column.
 */
@NullMarked
package org.graft.engine.study.table;

import org.jspecify.annotations.NullMarked;
