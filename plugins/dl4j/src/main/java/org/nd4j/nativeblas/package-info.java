/**
 * One class under a name that DL4J 1.0.0-M2.1 looks up by reflection; nothing else belongs here.
 * Part of the repair that {@code org.graft.dl4j.OneDnn} describes and checks.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
