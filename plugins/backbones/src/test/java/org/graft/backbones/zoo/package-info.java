/** Tests of the zoo. */
@NullMarked
package org.graft.backbones.zoo;

import org.jspecify.annotations.NullMarked;
