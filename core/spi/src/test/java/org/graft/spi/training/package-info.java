/** Tests of trainings as data. */
@NullMarked
package org.graft.spi.training;

import org.jspecify.annotations.NullMarked;
