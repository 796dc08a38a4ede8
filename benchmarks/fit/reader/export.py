"""From trained weights to what ships: an int8 ONNX file and a tokenizer with a pruned vocabulary.

`python -m benchmarks.fit.reader.export build/reader/final.pt --to facts/data`
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.fit.reader.encode import tokenizer
from benchmarks.fit.reader.network import HEADS, WIDTH, Network
from benchmarks.fit.reader.weights import checked

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


class Padded(nn.Module):
    """The network over a padded table, as a runtime takes it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return each row's relevance, and (start, end) of each of its tokens."""
        net = self.network
        rows, longest = ids.shape
        places = torch.arange(longest)
        x = net.norm(net.words(ids) + net.positions(places)[None] + net.types(types))
        unseen = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10_000.0
        for layer in net.layers:
            qkv = layer.qkv(x).view(rows, longest, 3, HEADS, WIDTH // HEADS)  # type: ignore[operator] # a module
            q, k, v = (qkv[:, :, i].transpose(1, 2) for i in range(3))
            weights = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + unseen
            seen = (functional.softmax(weights, -1) @ v).transpose(1, 2)
            x = layer.norm1(x + layer.out(seen.reshape(rows, longest, WIDTH)))  # type: ignore[operator] # modules
            x = layer.norm2(x + layer.down(functional.gelu(layer.up(x))))  # type: ignore[operator] # modules
        return net.relevance(x[:, 0]).squeeze(1), net.span(x)


def kept(vocabulary: dict[str, int]) -> list[str]:
    """Return the tokens that an English text may need, in their order."""
    order = sorted(vocabulary, key=lambda token: vocabulary[token])
    return [t for t in order if t in SPECIAL or _latin(t)]


def _latin(token: str) -> bool:
    if token.startswith("[unused"):
        return False
    return all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in token)


def prune(network: Network, folder: Path, target: Path) -> None:
    """Drop what the vocabulary does not need, and write the tokenizer without it."""
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = settings["model"]["vocab"]
    order = kept(vocabulary)
    rows = torch.tensor([vocabulary[t] for t in order])
    network.words = nn.Embedding.from_pretrained(network.words.weight.detach()[rows])
    numbers = {t: i for i, t in enumerate(order)}
    settings["model"]["vocab"] = numbers
    for each in settings["added_tokens"]:
        each["id"] = numbers[each["content"]]
    settings["post_processor"] = settings["padding"] = settings["truncation"] = None
    target.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Write reader.onnx and reader_tokens.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=Path("facts/data"))
    options = parser.parse_args()
    folder = options.weights.parent
    tokenizer(folder)
    network = Network.pretrained(checked(folder))
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    network.eval()
    prune(network, folder, options.to / "reader_tokens.json")
    ids = torch.ones(3, 20, dtype=torch.long)
    axes = {0: "rows", 1: "tokens"}
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.onnx"
        torch.onnx.export(
            Padded(network),
            (ids, ids * 0, ids),
            str(plain),
            input_names=["ids", "types", "mask"],
            output_names=["relevance", "span"],
            dynamic_axes=dict.fromkeys(("ids", "types", "mask", "span"), axes)
            | {"relevance": {0: "rows"}},
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            options.to / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    for name in ("reader.onnx", "reader_tokens.json"):
        print(name, (options.to / name).stat().st_size)


if __name__ == "__main__":
    main()
