package org.graft.backbones;

import java.util.List;
import org.graft.backbones.dl4j.Dl4jFile;
import org.graft.backbones.keras.KerasFile;
import org.graft.backbones.keras.NamedArchitecture;
import org.graft.backbones.torchfile.Hub;
import org.graft.backbones.torchfile.HubFolder;
import org.graft.backbones.torchfile.TorchFile;
import org.graft.backbones.torchfile.TorchvisionWeights;
import org.graft.backbones.zoo.Zoo;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Offers the backbones of this module. */
public final class BackbonesPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Mlp.class,
        Convnet.class,
        KerasFile.class,
        Dl4jFile.class,
        NamedArchitecture.class,
        Zoo.class,
        TorchFile.class,
        HubFolder.class,
        Hub.class,
        TorchvisionWeights.class);
  }
}
