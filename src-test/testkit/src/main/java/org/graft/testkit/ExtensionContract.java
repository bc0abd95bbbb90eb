package org.graft.testkit;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What every extension promises the catalogue: a record with a name, each component a documented
 * parameter that an experiment file can give. The contracts of each kind include this one.
 *
 * @param extension the extension
 */
public record ExtensionContract(Extension extension) implements Contract {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** For an extension of any kind. */
  public static ExtensionContract of(Extension extension) {
    return new ExtensionContract(extension);
  }

  @Override
  public List<Promise> promises() {
    return List.of(
        new Promise("it is a record", this::isRecord),
        new Promise("its name is in kebab-case and documented", this::hasName),
        new Promise("every component is a documented parameter", this::hasParameters),
        new Promise("every parameter has a type that experiment files can give", this::bindable),
        new Promise("every default is a value of its parameter's type", this::defaults),
        new Promise("a copy with the same parameters equals it", this::equality),
        new Promise("it keeps no state beside its parameters", this::stateless));
  }

  private Class<?> type() {
    return extension.getClass();
  }

  private void isRecord() {
    Expect.that(type().isRecord(), type().getName() + " is not a record");
    Expect.that(Modifier.isPublic(type().getModifiers()), type().getName() + " is not public");
  }

  private void hasName() {
    Name name =
        Optional.ofNullable(type().getAnnotation(Name.class))
            .orElseThrow(() -> new AssertionError(type().getName() + " has no @Name"));
    Expect.that(
        KEBAB.matcher(name.value()).matches(),
        "expected a name in kebab-case, found '" + name.value() + "'");
    Expect.that(!name.doc().isBlank(), "@Name has no doc");
  }

  private void hasParameters() {
    for (RecordComponent component : components()) {
      Param param =
          Optional.ofNullable(component.getAnnotation(Param.class))
              .orElseThrow(() -> new AssertionError("'" + component.getName() + "' has no @Param"));
      Expect.that(!param.doc().isBlank(), "'" + component.getName() + "' has no doc");
      Expect.that(
          param.min() <= param.max(), "'" + component.getName() + "' allows no value at all");
    }
  }

  private void bindable() {
    for (RecordComponent component : components()) {
      Bindable.check(component.getName(), component.getGenericType());
    }
  }

  private void defaults() {
    for (RecordComponent component : components()) {
      Param param = component.getAnnotation(Param.class);
      if (param != null && !param.byDefault().isEmpty()) {
        DefaultText.check(component.getName(), component.getGenericType(), param);
      }
    }
  }

  private void equality() throws ReflectiveOperationException {
    Object copy = copy();
    Expect.same("a copy", extension, copy);
    Expect.same("a copy's hash code", extension.hashCode(), copy.hashCode());
    Expect.same("a copy's text", extension.toString(), copy.toString());
  }

  private Object copy() throws ReflectiveOperationException {
    RecordComponent[] components = components();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      components[i].getAccessor().setAccessible(true);
      values[i] = components[i].getAccessor().invoke(extension);
    }
    var constructor = type().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private void stateless() {
    for (var field : type().getDeclaredFields()) {
      Expect.that(
          !Modifier.isStatic(field.getModifiers())
              || Modifier.isFinal(field.getModifiers())
              || field.isSynthetic(),
          "the static field '" + field.getName() + "' can change");
    }
  }

  private RecordComponent[] components() {
    RecordComponent[] components = type().getRecordComponents();
    return components == null ? new RecordComponent[0] : components;
  }
}
