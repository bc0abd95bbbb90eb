/**
 * A run as others get it: {@link org.graft.engine.experiment.publish.Publication} puts report,
 * scores and spec into one folder and one archive, without what tells of the machine and its user.
 */
@NullMarked
package org.graft.engine.experiment.publish;

import org.jspecify.annotations.NullMarked;
