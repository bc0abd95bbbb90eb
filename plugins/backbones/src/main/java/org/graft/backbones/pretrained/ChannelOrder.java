package org.graft.backbones.pretrained;

/** In which order a network expects an image's colours; Graft's data sets give RGB. */
public enum ChannelOrder {
  /** Red, green, blue. */
  RGB,
  /** Blue, green, red, as Caffe and OpenCV have them. */
  BGR
}
