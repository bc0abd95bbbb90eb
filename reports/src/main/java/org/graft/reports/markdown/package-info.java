/** The report in Markdown. Start at {@link org.graft.reports.markdown.MarkdownPage}. */
@NullMarked
package org.graft.reports.markdown;

import org.jspecify.annotations.NullMarked;
