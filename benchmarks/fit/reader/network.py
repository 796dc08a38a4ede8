"""The reader's network: a small BERT with a head for relevance and two for where a value stands.

Tokens of a batch are kept in one long row, without padding, wherever they need not see each
other: only attention pads. On sentences of mixed length that saves a third of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
INNER = 1536
LAYERS = 6
POSITIONS = 512
EPSILON = 1e-12


@dataclass
class Batch:
    """Sequences side by side. `padded` says where each token stands in a padded table."""

    ids: Tensor
    types: Tensor
    positions: Tensor
    padded: Tensor
    mask: Tensor
    starts: Tensor

    @classmethod
    def of(cls, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> Batch:
        """Return the batch of some sequences of token numbers and token types."""
        lengths = torch.tensor([len(each) for each in ids])
        longest = int(lengths.max())
        mask = torch.arange(longest)[None, :] < lengths[:, None]
        return cls(
            ids=torch.tensor([t for each in ids for t in each]),
            types=torch.tensor([t for each in types for t in each]),
            positions=torch.cat([torch.arange(int(n)) for n in lengths]),
            padded=mask.flatten().nonzero().squeeze(1),
            mask=mask,
            starts=torch.cumsum(lengths, 0) - lengths,
        )


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, x: Tensor, batch: Batch, drop: float) -> Tensor:
        """Return the row of tokens after this layer."""
        rows, longest = batch.mask.shape
        qkv = self.qkv(x)
        table = qkv.new_zeros(rows * longest, 3 * WIDTH).index_copy(0, batch.padded, qkv)
        q, k, v = table.view(rows, longest, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, batch.mask[:, None, None, :])
        seen = seen.transpose(1, 2).reshape(rows * longest, WIDTH)[batch.padded]
        x = self.norm1(x + functional.dropout(self.out(seen), drop, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        result: Tensor = self.norm2(x + functional.dropout(inner, drop, self.training))
        return result


class Network(nn.Module):
    """From a batch to each sequence's relevance and each token's score as start and as end."""

    def __init__(self, vocabulary: int, drop: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.relevance = nn.Linear(WIDTH, 1)
        self.span = nn.Linear(WIDTH, 2)
        self.drop = drop
        for head in (self.relevance, self.span):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the relevance of each sequence, and (start, end) of each token of the row."""
        x = self.words(batch.ids) + self.positions(batch.positions) + self.types(batch.types)
        x = functional.dropout(self.norm(x), self.drop, self.training)
        for layer in self.layers:
            x = layer(x, batch, self.drop)
        return self.relevance(x[batch.starts]).squeeze(1).float(), self.span(x).float()

    def freeze(self, layers: int) -> None:
        """Keep the embeddings and the lowest layers as they are, which halves the time."""
        for part in (self.words, self.positions, self.types, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)

    @classmethod
    def pretrained(cls, path: Path, drop: float = 0.0) -> Network:
        """Return a network whose encoder has the weights of a BERT in safetensors."""
        own = load_file(path)
        network = cls(len(own["embeddings.word_embeddings.weight"]), drop)
        state = network.state_dict()
        state["words.weight"] = own["embeddings.word_embeddings.weight"]
        state["positions.weight"] = own["embeddings.position_embeddings.weight"]
        state["types.weight"] = own["embeddings.token_type_embeddings.weight"]
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = own[f"embeddings.LayerNorm.{part}"]
            for i in range(LAYERS):
                theirs, ours = f"encoder.layer.{i}", f"layers.{i}"
                attention = f"{theirs}.attention"
                state[f"{ours}.qkv.{part}"] = torch.cat(
                    [own[f"{attention}.self.{n}.{part}"] for n in ("query", "key", "value")]
                )
                for name, source in (
                    ("out", f"{attention}.output.dense"),
                    ("norm1", f"{attention}.output.LayerNorm"),
                    ("up", f"{theirs}.intermediate.dense"),
                    ("down", f"{theirs}.output.dense"),
                    ("norm2", f"{theirs}.output.LayerNorm"),
                ):
                    state[f"{ours}.{name}.{part}"] = own[f"{source}.{part}"]
        network.load_state_dict(state)
        return network
