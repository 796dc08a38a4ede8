"""The reader's network: a small BERT with a head for relevance and two for where a value stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, width: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, epsilon)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Return the tokens after this layer. `mask` says which tokens are none, or what
        to add to how much each token sees of each."""
        rows, longest, width = x.shape
        table = self.qkv(x).view(rows, longest, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = table.unbind(0)
        seen = functional.scaled_dot_product_attention(
            q, k, v, mask, drop if self.training else 0.0
        )
        seen = seen.transpose(1, 2).reshape(rows, longest, width)
        x = self.norm1(x + functional.dropout(self.out(seen), drop, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        result: Tensor = self.norm2(x + functional.dropout(inner, drop, self.training))
        return result


class Network(nn.Module):
    """From sequences to each one's relevance and each token's score as start and as end."""

    def __init__(self, vocabulary: int, drop: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, EPSILON) for _ in range(LAYERS))
        self.relevance = nn.Linear(WIDTH, 1)
        self.span = nn.Linear(WIDTH, 2)
        self.drop = drop
        self.nudge: Tensor | None = None
        begin_heads(self.relevance, self.span)

    def forward(self, ids: Tensor, types: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return the relevance of each row, and (start, end) of each of its tokens.

        `ids` and `types` are tables of token numbers and token types, padded to the longest row.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        mask = (places[None] < lengths[:, None])[:, None, None, :]
        x = self.words(ids) + self.positions(places)[None] + self.types(types)
        if self.nudge is not None:
            x = x + self.nudge
        x = functional.dropout(self.norm(x), self.drop, self.training)
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return self.relevance(x[:, 0]).squeeze(1).float(), self.span(x).float()

    def freeze(self, layers: int) -> None:
        """Keep the words, and where `layers` is above 0 all below so many layers, as they are."""
        self.words.requires_grad_(False)
        if layers:
            for part in (self.positions, self.types, self.norm, *self.layers[:layers]):
                part.requires_grad_(False)

    @classmethod
    def load(cls, path: Path, device: torch.device, drop: float = 0.0) -> Network:
        """Return a network that `train` has kept, on a device."""
        state = torch.load(path, map_location=device, weights_only=True)
        network = cls(len(state["words.weight"]), drop).to(device)
        network.load_state_dict(state)
        return network

    @classmethod
    def pretrained(cls, path: Path, drop: float = 0.0) -> Network:
        """Return a network whose encoder has the weights of a BERT in safetensors."""
        own = {name: value.float() for name, value in load_file(path).items()}
        network = cls(len(own["embeddings.word_embeddings.weight"]), drop)
        state = network.state_dict()
        state["words.weight"] = own["embeddings.word_embeddings.weight"]
        state["positions.weight"] = own["embeddings.position_embeddings.weight"]
        state["types.weight"] = own["embeddings.token_type_embeddings.weight"]
        attention = ("self.query", "self.key", "self.value", "output.dense", "output.LayerNorm")
        state.update(encoder_state(own, LAYERS, attention))
        network.load_state_dict(state)
        return network


def begin_heads(*heads: nn.Linear) -> None:
    """Give new heads the weights that they learn from."""
    for head in heads:
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)


def encoder_state(
    own: Mapping[str, Tensor], layers: int, attention: Sequence[str]
) -> dict[str, Tensor]:
    """Return the weights of a published encoder under the names of these networks.

    `attention` names its parts for what asks, what is asked, what is told, what comes out, and the
    norm after it.
    """
    *table, out, norm = attention
    state = {}
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = own[f"embeddings.LayerNorm.{part}"]
        for i in range(layers):
            theirs, ours = f"encoder.layer.{i}", f"layers.{i}"
            state[f"{ours}.qkv.{part}"] = torch.cat(
                [own[f"{theirs}.attention.{name}.{part}"] for name in table]
            )
            for name, source in (
                ("out", f"attention.{out}"),
                ("norm1", f"attention.{norm}"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{ours}.{name}.{part}"] = own[f"{theirs}.{source}.{part}"]
    return state
