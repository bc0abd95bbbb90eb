/** Tests of what pretrained networks have in common. */
@NullMarked
package org.graft.backbones.pretrained;

import org.jspecify.annotations.NullMarked;
