package org.graft.libtorch.runtime;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.cuda.cudart.cudaDeviceProp;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.SizeTPointer;

/** What NVIDIA's runtime says of a device. Only in builds for CUDA, and where there is a driver. */
@SuppressWarnings("try") // scopes are opened and closed, not used
final class CudaRuntime {
  /** Of the free memory; the rest is for kernels and what the allocator cannot use. */
  private static final double USABLE = 0.85;

  private static final double GIB = 1L << 30;

  private static final Map<Integer, DeviceMemory> MEMORY = new ConcurrentHashMap<>();

  private CudaRuntime() {}

  /** A device's name and memory. */
  static String name(int device) {
    try (PointerScope scope = new PointerScope()) {
      cudaDeviceProp properties = new cudaDeviceProp();
      checked(cudart.cudaGetDeviceProperties(properties, device));
      return String.format(
          Locale.ROOT,
          "%s (compute capability %d.%d, %.0f GiB)",
          properties.name().getString(),
          properties.major(),
          properties.minor(),
          properties.totalGlobalMem() / GIB);
    }
  }

  /** A device's memory, one for all sessions: as far as it was free when the first one began. */
  static DeviceMemory memory(int device) {
    return MEMORY.computeIfAbsent(device, CudaRuntime::free);
  }

  private static DeviceMemory free(int device) {
    try (PointerScope scope = new PointerScope()) {
      SizeTPointer free = new SizeTPointer(1);
      SizeTPointer total = new SizeTPointer(1);
      checked(cudart.cudaSetDevice(device));
      checked(cudart.cudaMemGetInfo(free, total));
      return new DeviceMemory("cuda:" + device, (long) (USABLE * free.get()));
    }
  }

  private static void checked(int error) {
    if (error != cudart.cudaSuccess) {
      throw new IllegalStateException(
          "CUDA: " + cudart.cudaGetErrorString(error).getString() + "; use '--backend cpu'");
    }
  }
}
