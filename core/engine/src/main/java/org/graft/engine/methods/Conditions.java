package org.graft.engine.methods;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** When a method's answer means what it says, and what it does at the edges. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Conditions {
  /** What must hold for the answer to mean what it says. */
  String assumes();

  /** What it does with n = 0, 1, 2, constants, ties, missing values, infinities and extremes. */
  String edges();
}
