/**
 * Networks that DL4J saved. Start at {@link org.graft.backbones.dl4j.Dl4jFile}.
 *
 * <p>DL4J's own loader runs Java deserialisation over an entry of the file and takes a file that
 * was cut off for whole. Here nothing of DL4J is used: two entries are read, the configuration as
 * JSON and the numbers as ND4J writes them; every other entry is left alone. Files from before
 * 1.0.0-beta4 and 1.0.0-beta, as the zoo's own are, differ in both and are read too.
 */
@NullMarked
package org.graft.backbones.dl4j;

import org.jspecify.annotations.NullMarked;
