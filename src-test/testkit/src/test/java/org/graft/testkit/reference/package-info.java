/** Tests of the reference trainer against calculus and PyTorch. */
@NullMarked
package org.graft.testkit.reference;

import org.jspecify.annotations.NullMarked;
