package org.graft.onnx;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Offers ONNX networks as backbones and what runs them. */
public final class OnnxPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(OnnxFile.class, OnnxTrainer.class);
  }
}
