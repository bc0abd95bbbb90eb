package org.graft.spi.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A hyperparameter: one component of an extension's record, written in kebab-case in YAML.
 *
 * <p>Types a component may have: {@code int}, {@code long}, {@code double}, {@code boolean}, {@link
 * String}, {@link java.nio.file.Path}, an enum (its constants in kebab-case), a type with a public
 * static {@code parse(String)}, or {@code read(Object)} of what YAML gives, a sealed interface of
 * {@link Name}d records, a kind of {@link Extension}, another record of such components, {@link
 * java.util.Optional} or {@link java.util.List} of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
  /** Its meaning, in one sentence. */
  String doc();

  /** Its default as YAML text; empty means required (an {@code Optional} defaults to none). */
  String byDefault() default "";

  /** Its unit, or empty. */
  String unit() default "";

  /** Smallest value allowed, for numbers. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest value allowed, for numbers. */
  double max() default Double.POSITIVE_INFINITY;

  /** What a change of the parameter changes. */
  Affects affects() default Affects.RESULT;

  /** What a parameter may affect. */
  enum Affects {
    /** The numbers that come out: part of the trial's id. */
    RESULT,
    /** Only where something is read or how fast: not part of any id. */
    PLACE
  }
}
