/**
 * The page: views of a study for its templates, which lie in {@code src/main/jte}. Start at {@link
 * org.graft.reports.page.PageView}.
 *
 * <p>JTE compiles the templates at build time, escapes by context, and only its runtime ships (50
 * kB, Apache 2.0).
 */
@NullMarked
package org.graft.reports.page;

import org.jspecify.annotations.NullMarked;
