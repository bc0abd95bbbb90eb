package org.graft.backbones.keras;

import java.util.function.IntFunction;
import org.graft.backbones.pretrained.Preprocessing;

/** Published networks by name: for files that hold weights alone, and to train from scratch. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and records
public enum Architecture {
  /** VGG with 16 layers. */
  VGG16(
      n -> Vgg.of(n, 2, 2, 3, 3, 3),
      224,
      "predictions",
      new Preprocessing.Caffe(),
      "arXiv:1409.1556"),
  /** VGG with 19 layers. */
  VGG19(
      n -> Vgg.of(n, 2, 2, 4, 4, 4),
      224,
      "predictions",
      new Preprocessing.Caffe(),
      "arXiv:1409.1556"),
  /** ResNet with 50 layers, as published. */
  RESNET50(ResNet50::of, 224, "predictions", new Preprocessing.Caffe(), "arXiv:1512.03385"),
  /** SqueezeNet 1.0. */
  SQUEEZENET(SqueezeNet::first, 227, "conv10", new Preprocessing.Caffe(), "arXiv:1602.07360"),
  /** SqueezeNet 1.1. */
  SQUEEZENET_1_1(SqueezeNet::second, 227, "conv10", new Preprocessing.Caffe(), "arXiv:1602.07360"),
  /** Darknet-19. */
  DARKNET19(Darknet19::of, 224, "conv19", new Preprocessing.Unit(), "arXiv:1612.08242"),
  /** Xception. */
  XCEPTION(Xception::of, 299, "predictions", new Preprocessing.Tf(), "arXiv:1610.02357"),
  /** LeNet as Caffe and DL4J have it. */
  LENET(EarlyNetworks::lenet, 28, "ip2", new Preprocessing.Unit(), "doi:10.1109/5.726791"),
  /** AlexNet in one column. */
  ALEXNET(EarlyNetworks::alexnet, 224, "fc8", new Preprocessing.Torch(), "arXiv:1404.5997");

  private final IntFunction<Sketch> sketch;
  private final int side;
  private final String head;
  private final Preprocessing preprocessing;
  private final String citation;

  Architecture(
      IntFunction<Sketch> sketch,
      int side,
      String head,
      Preprocessing preprocessing,
      String citation) {
    this.sketch = sketch;
    this.side = side;
    this.head = head;
    this.preprocessing = preprocessing;
    this.citation = citation;
  }

  /** The network with its head for {@code classes}, for images of its usual size. */
  KerasModel model(int classes) {
    return sketch.apply(classes).model(side, this == LENET ? 1 : 3);
  }

  /** The network without its head, for images of any size. */
  KerasModel body() {
    return sketch.apply(0).model(0, this == LENET ? 1 : 3);
  }

  /** The layer whose outputs are the classes. */
  String head() {
    return head;
  }

  /** What its published weights want of pixels. */
  Preprocessing preprocessing() {
    return preprocessing;
  }

  /** Where it was published. */
  String citation() {
    return citation;
  }
}
