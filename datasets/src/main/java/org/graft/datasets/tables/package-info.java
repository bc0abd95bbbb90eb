/**
 * Tables of features with a column of labels. Start at {@link org.graft.datasets.tables.Csv} and
 * {@link org.graft.datasets.tables.Arff}; {@code TextFile} is a file's text, {@code CsvFile} and
 * {@code ArffFile} read it into a {@code Table}, {@code LabelledTables} turns tables into examples
 * and refuses what is wrong with a cell by file, line and column.
 */
@NullMarked
package org.graft.datasets.tables;

import org.jspecify.annotations.NullMarked;
