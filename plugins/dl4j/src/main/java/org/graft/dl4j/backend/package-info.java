/**
 * ND4J as it is started and used: its backend, threads and native memory. Start at {@link
 * org.graft.dl4j.backend.Nd4jStart} and {@link org.graft.dl4j.backend.NativeJob}. Knows nothing of
 * networks.
 */
@NullMarked
package org.graft.dl4j.backend;

import org.jspecify.annotations.NullMarked;
