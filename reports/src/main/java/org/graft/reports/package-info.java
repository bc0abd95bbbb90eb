/**
 * The reports that ship with Graft: renderers that write a {@link org.graft.spi.result.study.Study}
 * for readers. Start at {@link org.graft.reports.HtmlReport}.
 *
 * <p>Renderers decide how things look, never what they say: every number and every sentence comes
 * from the study. Nothing here computes a statistic beyond what a box plot draws.
 */
@NullMarked
package org.graft.reports;

import org.jspecify.annotations.NullMarked;
