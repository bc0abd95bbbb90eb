/**
 * What we compute ourselves in a DL4J graph, because DL4J departs from what the SPI promises. Start
 * at {@link org.graft.dl4j.operation.CustomOperation}.
 */
@NullMarked
package org.graft.dl4j.operation;

import org.jspecify.annotations.NullMarked;
