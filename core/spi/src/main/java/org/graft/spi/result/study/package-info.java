/**
 * What a study says, in the parts that reports read: the design, each setting's strategies and
 * comparisons, the view across data sets, warnings, methods text, checklist and provenance.
 *
 * <p>Start at {@link org.graft.spi.result.study.Study}, then {@link
 * org.graft.spi.result.study.Design} and {@link org.graft.spi.result.study.Analysis}. The records
 * hold results, never compute them; the analysis fills them and renderers read them.
 *
 * <p>Rules that hold throughout: texts carry no markup; a number that could not be computed is an
 * empty {@code Optional} with a reason beside it (only where a list must keep its places is it NaN,
 * and documented so); differences are {@code first - second} in units of the metric; p-values are
 * {@link org.graft.stats.PValue}s, carried as logarithms; every order is meant.
 */
@NullMarked
package org.graft.spi.result.study;

import org.jspecify.annotations.NullMarked;
