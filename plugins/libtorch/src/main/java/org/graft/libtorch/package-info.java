/**
 * The trainer on libtorch, PyTorch's C++ library, through JavaCPP's presets. Start at {@link
 * org.graft.libtorch.LibtorchTrainer}; then {@link org.graft.libtorch.LibtorchSession}, {@link
 * org.graft.libtorch.training.NetLearner} (a step of training) and {@link
 * org.graft.libtorch.operation.Operations} (layers to libtorch).
 *
 * <p>What is libtorch's here: the operations and their gradients. What is ours, because libtorch
 * departs from what the SPI promises: the loss, the optimisers, the running statistics of batch
 * normalisation, and dropout's masks. Only functional operations are used: its modules crash when
 * put together from Java. Types of libtorch stay in this module.
 */
@NullMarked
package org.graft.libtorch;

import org.jspecify.annotations.NullMarked;
