package org.graft.backbones.zoo;

import java.util.List;
import java.util.Optional;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.data.Shape;

/**
 * The networks of DL4J's zoo: files and Adler32 checksums as deeplearning4j-zoo 1.0.0-M2.1 states
 * them, and what their pixels must look like, which the zoo does not state.
 */
@SuppressWarnings("ImmutableEnumChecker") // records and lists that are copied
public enum ZooModel {
  /** VGG with 16 layers, ImageNet; weights of Keras's. */
  VGG16(file("vgg16_dl4j_inference.zip", 3501732770L), 3, 224, caffe(), "arXiv:1409.1556"),
  /** VGG with 16 layers, CIFAR-10. */
  VGG16_CIFAR10(
      file("vgg16_dl4j_cifar10_inference.v1.zip", 2192260131L),
      3,
      32,
      Optional.empty(),
      "arXiv:1409.1556"),
  /** VGG with 16 layers, 2,622 faces. */
  VGG16_VGGFACE(
      file("vgg16_dl4j_vggface_inference.v1.zip", 2706403553L),
      3,
      224,
      Optional.empty(),
      "doi:10.5244/C.29.41"),
  /** VGG with 19 layers, ImageNet; weights of Keras's. */
  VGG19(file("vgg19_dl4j_inference.zip", 2782932419L), 3, 224, caffe(), "arXiv:1409.1556"),
  /** ResNet with 50 layers, ImageNet. */
  RESNET50(
      file("resnet50_dl4j_inference.v3.zip", 3914447815L),
      3,
      224,
      caffe(),
      "arXiv:1512.03385",
      "not the published network: it strides early, to 28x28 in stage 2 where that has 56x56"),
  /** SqueezeNet 1.1, ImageNet. */
  SQUEEZENET(
      file("squeezenet_dl4j_inference.v2.zip", 3711411239L), 3, 227, caffe(), "arXiv:1602.07360"),
  /** Darknet-19 for 224 pixels, ImageNet. */
  DARKNET19(
      file("darknet19_dl4j_inference.v2.zip", 691100891L), 3, 224, unit(), "arXiv:1612.08242"),
  /** Darknet-19 for 448 pixels, ImageNet. */
  DARKNET19_448(
      file("darknet19_448_dl4j_inference.v2.zip", 1054319943L), 3, 448, unit(), "arXiv:1612.08242"),
  /** Xception, ImageNet; weights of Keras's. */
  XCEPTION(
      file("xception_dl4j_inference.v2.zip", 3277876097L),
      3,
      299,
      Optional.of(new Preprocessing.Tf()),
      "arXiv:1610.02357"),
  /** NASNet mobile, ImageNet. */
  NASNET(
      file("nasnetmobile_dl4j_inference.v1.zip", 3082463801L),
      3,
      224,
      Optional.of(new Preprocessing.Tf()),
      "arXiv:1707.07012"),
  /** LeNet, MNIST. */
  LENET(file("lenet_dl4j_mnist_inference.zip", 1906861161L), 1, 28, unit(), "doi:10.1109/5.726791"),
  /** AlexNet: the zoo has no weights of it. */
  ALEXNET(
      Optional.empty(),
      3,
      224,
      Optional.empty(),
      "arXiv:1404.5997",
      "DL4J's zoo has no pretrained weights of it; {architecture: alexnet} is to be trained"),
  /** Inception-ResNet 1: the zoo has no weights of it. */
  INCEPTION_RESNET_V1(
      Optional.empty(),
      3,
      160,
      Optional.empty(),
      "arXiv:1602.07261",
      "DL4J's zoo has no pretrained weights of it"),
  /** U-Net, which segments: no classes, so no backbone of a classifier's kind. */
  UNET(
      Optional.empty(),
      3,
      512,
      Optional.empty(),
      "arXiv:1505.04597",
      "it segments pictures: it tells no classes apart and has layers that Graft lacks");

  /** A file of the zoo. */
  record ZooFile(String name, long adler32) {}

  private final Optional<ZooFile> file;
  private final Shape input;
  private final Optional<Preprocessing> preprocessing;
  private final String citation;
  private final List<String> notes;

  ZooModel(
      Optional<ZooFile> file,
      int channels,
      int side,
      Optional<Preprocessing> preprocessing,
      String citation,
      String... notes) {
    this.file = file;
    this.input = Shape.of(channels, side, side);
    this.preprocessing = preprocessing;
    this.citation = citation;
    this.notes = List.of(notes);
  }

  private static Optional<ZooFile> file(String name, long adler32) {
    return Optional.of(new ZooFile(name, adler32));
  }

  private static Optional<Preprocessing> caffe() {
    return Optional.of(new Preprocessing.Caffe());
  }

  private static Optional<Preprocessing> unit() {
    return Optional.of(new Preprocessing.Unit());
  }

  /** Its file; empty where the notes say why there is none to use. */
  Optional<ZooFile> file() {
    return file;
  }

  /** Inputs that it was trained on. */
  Shape input() {
    return input;
  }

  /** What it expects of pixels; empty where that is not on record. */
  Optional<Preprocessing> preprocessing() {
    return preprocessing;
  }

  /** Where the network was published. */
  String citation() {
    return citation;
  }

  /** Where it departs from that, or why it is not to be had. */
  List<String> notes() {
    return notes;
  }
}
