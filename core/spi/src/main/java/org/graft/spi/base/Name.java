package org.graft.spi.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an extension, layer, optimiser or other choice as it stands in experiment files. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Name {
  /** Kebab-case name, unique among the choices of its kind. */
  String value();

  /** What it is, in one sentence. */
  String doc();

  /** The paper it follows (DOI or arXiv), or empty. */
  String cites() default "";
}
