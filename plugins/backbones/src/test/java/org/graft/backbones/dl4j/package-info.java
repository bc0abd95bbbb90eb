/** Tests of files that DL4J saved, against DL4J itself and files broken on purpose. */
@NullMarked
package org.graft.backbones.dl4j;

import org.jspecify.annotations.NullMarked;
