package org.graft.backbones.pretrained;

import java.io.IOException;
import java.nio.file.Path;

/** What files that are given as networks turn out to be, and what to do with each. */
public enum FileKind {
  /** HDF5, in which Keras saves. */
  HDF5("an HDF5 file, such as Keras writes", "read it with keras-file"),
  /** Keras 3's archive. */
  KERAS("a .keras archive", "read it with keras-file"),
  /** A network saved by DL4J's ModelSerializer. */
  DL4J("a network saved by DL4J", "read it with dl4j-file"),
  /** A graph of ONNX. */
  ONNX("an ONNX graph", "read it with onnx-file"),
  /** What torch.save writes since PyTorch 1.6. */
  TORCH("a PyTorch checkpoint (torch.save)", Advice.TORCH),
  /** What torch.save wrote before: pickles one behind the other. */
  TORCH_LEGACY("a PyTorch checkpoint in the pickle format of before 1.6", Advice.TORCH),
  /** A compiled PyTorch program. */
  TORCH_SCRIPT(
      "a TorchScript program (torch.jit.save)",
      "save its weights alone in Python, torch.save(torch.jit.load(FILE).state_dict(),"
          + " 'weights.pth'), and read that with torch-file"),
  /** Named arrays without a network. */
  SAFETENSORS("a safetensors file", Advice.TORCH),
  /** The index of such files, or of torch.save's, in shards. */
  SHARDS("the index of a checkpoint in shards", Advice.TORCH),
  /** A FlatBuffer of TensorFlow Lite. */
  TFLITE(
      "a TensorFlow Lite model",
      "convert it with 'python -m tf2onnx.convert --tflite model.tflite --output model.onnx', and"
          + " read that with onnx-file"),
  /** TensorFlow's folder, or the file in it. */
  SAVED_MODEL(
      "a TensorFlow SavedModel",
      "save it from Keras with tf.keras.models.load_model(FOLDER).save('model.h5') for keras-file,"
          + " or convert it with 'python -m tf2onnx.convert --saved-model FOLDER --output"
          + " model.onnx' for onnx-file"),
  /** TensorFlow.js's description of a network; its weights lie beside it. */
  TFJS(
      "a TensorFlow.js model",
      "convert it with 'tensorflowjs_converter --input_format=tfjs_layers_model"
          + " --output_format=keras model.json model.h5', and read that with keras-file"),
  /** Keras's architecture without weights. */
  KERAS_JSON(
      "a Keras architecture in JSON, without weights",
      "load its weights in Keras and save both with model.save('model.keras')"),
  /** A Hugging Face folder. */
  HUGGING_FACE("a folder of Hugging Face's, with weights for PyTorch", "read it with hub-folder"),
  /** A .keras archive that was unpacked. */
  KERAS_FOLDER("an unpacked .keras archive", "pack its files into a zip file again"),
  /** NumPy arrays. */
  NUMPY(
      "NumPy arrays without a network",
      "set them in Keras and save with model.save('model.keras')"),
  /** Any other pickle. */
  PICKLE(
      "a Python pickle, which Graft does not open, since opening it may run code",
      "load it in Python, and save the model from there"),
  /** A serialised Java object, as DL4J wrote before 0.5. */
  JAVA(
      "a serialised Java object, which Graft does not open, since opening it may run code",
      "save the network from DL4J with ModelSerializer, and read that with dl4j-file"),
  /** A web page instead of the file. */
  HTML(
      "a web page (HTML), not the file that it offers",
      "download the file itself, often by a link called 'raw' or 'download'"),
  /** An answer of a server instead of the file. */
  XML("an XML document, perhaps a server's error message", "download the file again"),
  /** What Git has in place of a large file. */
  LFS_POINTER(
      "a Git LFS pointer, which stands for the file",
      "fetch the file with 'git lfs pull', or download it"),
  /** Nothing. */
  EMPTY("an empty file", "download or save it again"),
  /** Any other zip file. */
  ZIP("a zip archive of something else", "unpack it and name the network in it"),
  /** gzip, xz, bzip2, 7z, rar, tar. */
  PACKED("a packed archive", "unpack it and name the network in it"),
  /** A large language model of llama.cpp. */
  GGUF("a GGUF file, a language model of llama.cpp", "name a network for images or vectors"),
  /** A picture. */
  PICTURE("a picture", "name the network's file"),
  /** Any other JSON. */
  JSON("a JSON text without weights", "name the file that holds the weights"),
  /** None of these. */
  UNKNOWN("of a kind that Graft does not know", "");

  private final String words;
  private final String advice;

  FileKind(String words, String advice) {
    this.words = words;
    this.advice = advice;
  }

  /** The kind of a file or folder, by its first bytes or by what it contains; nothing is run. */
  public static FileKind of(Path path) throws IOException {
    return Recognition.of(path);
  }

  /** What it is, in words that follow "is". */
  public String words() {
    return words;
  }

  /** What to do with it; empty where nothing is known. */
  public String advice() {
    return advice;
  }

  /** What several kinds share. */
  private static final class Advice {
    static final String TORCH = "read it with torch-file";
  }
}
