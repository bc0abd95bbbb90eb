/** Tests of location and their Bayesian counterparts, for pairs and for independent samples. */
@NullMarked
package org.graft.engine.methods.location;

import org.jspecify.annotations.NullMarked;
