package org.graft.engine.cli.option;

import org.graft.spi.training.Machine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a device from the command line. */
public final class DeviceOption implements ITypeConverter<Machine.Device> {
  @Override
  public Machine.Device convert(String text) {
    try {
      return Machine.Device.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
