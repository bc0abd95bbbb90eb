/**
 * DL4J's zoo of pretrained networks: where they are, how they are checked, what they expect. Start
 * at {@link org.graft.backbones.zoo.Zoo}. What a file holds is read by {@code dl4j-file}.
 */
@NullMarked
package org.graft.backbones.zoo;

import org.jspecify.annotations.NullMarked;
