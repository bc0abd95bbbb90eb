/**
 * The documentation as a static site: {@link org.graft.site.Site} gathers pages from Markdown, the
 * catalogue, the experiments and the commands, and writes them with a search index. Nothing of it
 * is needed to run anything.
 */
@NullMarked
package org.graft.site;

import org.jspecify.annotations.NullMarked;
