/**
 * Tables of numbers with a column of labels. Start at {@link org.graft.datasets.tables.Csv}; {@code
 * Fields} splits a line, {@code Table} is what was read, {@code LabelledTables} turns tables into
 * examples and refuses what is wrong with a cell by file, line and column.
 */
@NullMarked
package org.graft.datasets.tables;

import org.jspecify.annotations.NullMarked;
