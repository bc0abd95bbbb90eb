/**
 * What runs in Spark's processes: the driver, and on executors {@link
 * org.graft.spark.driver.Doing}. Start at {@link org.graft.spark.driver.Driver}. Spark serialises
 * tasks in Java's way between its own processes; what it is given are strings and numbers. Must not
 * come in: Graft's classes, which the processes that executors start have for themselves.
 */
@NullMarked
package org.graft.spark.driver;

import org.jspecify.annotations.NullMarked;
