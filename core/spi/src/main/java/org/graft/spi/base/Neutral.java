package org.graft.spi.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value at which a component has no effect, as YAML text, such as {@code 1} for a factor. The
 * identity of a result leaves neutral values out, so that a component which is added with a neutral
 * default changes no id. Absent options, empty lists and texts, false and zero are neutral in any
 * component; once results are recorded, what is neutral may not change.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Neutral {
  /** The neutral value. */
  String value();
}
