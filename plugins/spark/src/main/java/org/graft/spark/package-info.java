/**
 * Steps as tasks of Spark. Start at {@link org.graft.spark.SparkExecutor}, which starts a driver, a
 * process of its own with Spark's class path, for each job. Nothing of Spark is on Graft's class
 * path: the two meet in the job's folder. Must not come in: Spark's classes, which are for {@link
 * org.graft.spark.driver} alone.
 */
@NullMarked
package org.graft.spark;

import org.jspecify.annotations.NullMarked;
