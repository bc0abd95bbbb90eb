/**
 * The figures of a report: what each shows of a study, drawn on paper of any width. Start at {@link
 * org.graft.reports.figure.Gallery}.
 */
@NullMarked
package org.graft.reports.figure;

import org.jspecify.annotations.NullMarked;
