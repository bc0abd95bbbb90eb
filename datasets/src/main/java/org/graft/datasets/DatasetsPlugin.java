package org.graft.datasets;

import java.util.List;
import org.graft.datasets.arrays.Hdf5;
import org.graft.datasets.arrays.Mat;
import org.graft.datasets.blobs.Blobs;
import org.graft.datasets.cifar.Cifar10;
import org.graft.datasets.cifar.Cifar100;
import org.graft.datasets.digits.Optdigits;
import org.graft.datasets.digits.Usps;
import org.graft.datasets.friedman.Friedman;
import org.graft.datasets.idx.Emnist;
import org.graft.datasets.idx.FashionMnist;
import org.graft.datasets.idx.Idx;
import org.graft.datasets.idx.Kmnist;
import org.graft.datasets.idx.Mnist;
import org.graft.datasets.images.ImageFiles;
import org.graft.datasets.images.ImageFolder;
import org.graft.datasets.images.ImageList;
import org.graft.datasets.tables.Arff;
import org.graft.datasets.tables.Csv;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Adds this module's data sets to the catalogue. */
public final class DatasetsPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Blobs.class,
        Friedman.class,
        Idx.class,
        Mnist.class,
        FashionMnist.class,
        Kmnist.class,
        Emnist.class,
        ImageFolder.class,
        ImageFiles.class,
        ImageList.class,
        Csv.class,
        Arff.class,
        Hdf5.class,
        Mat.class,
        Optdigits.class,
        Usps.class,
        Cifar10.class,
        Cifar100.class);
  }
}
