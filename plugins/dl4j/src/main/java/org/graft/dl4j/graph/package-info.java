/**
 * Networks as DL4J graphs, and where their parameters lie there. Start at {@link
 * org.graft.dl4j.graph.Blueprint}.
 */
@NullMarked
package org.graft.dl4j.graph;

import org.jspecify.annotations.NullMarked;
