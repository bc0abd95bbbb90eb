@NullMarked
package org.graft.spark.driver;

import org.jspecify.annotations.NullMarked;
