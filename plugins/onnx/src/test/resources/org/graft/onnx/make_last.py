"""Makes last.onnx from tiny.onnx, with channels last: /usr/bin/python3 make_last.py (Debian's python3-onnx).

As TensorFlow's graphs are: the image enters and 'maps' leaves as [n, height, width, channels].
"""
import onnx
from onnx import TensorProto, helper

model = onnx.load("tiny.onnx")
graph = model.graph
for node in graph.node:
    node.input[:] = ["first" if name == "image" else "maps_first" if name == "maps" else name for name in node.input]
    node.output[:] = ["maps_first" if name == "maps" else name for name in node.output]
graph.node.insert(0, helper.make_node("Transpose", ["image"], ["first"], perm=[0, 3, 1, 2]))
graph.node.append(helper.make_node("Transpose", ["maps_first"], ["maps"], perm=[0, 2, 3, 1]))
image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", "h", "w", 3])
maps = helper.make_tensor_value_info("maps", TensorProto.FLOAT, ["n", "h", "w", 4])
scores = next(o for o in graph.output if o.name == "scores")
changed = helper.make_graph(graph.node, "last", [image], [scores, maps], graph.initializer)
onnx.save(helper.make_model(changed, opset_imports=model.opset_import, ir_version=model.ir_version), "last.onnx")
