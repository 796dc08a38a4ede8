"""A network eight times as large as the reader, their words apart, to teach it: all-mpnet-base-v2
with the same heads.

MPNet (K. Song et al. 2020) has BERT's words under other numbers, so a teacher and a reader see the
same tokens, and what one says of each can be compared with what the other says.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.fit.reader.network import HEADS, Layer, begin_heads, encoder_state

WIDTH = 768
INNER = 3072
LAYERS = 12
POSITIONS = 514
EPSILON = 1e-5
BUCKETS = 32
FURTHEST = 128
"""Tokens further apart than that are all as far."""
FIRST_POSITION = 2
SHIFT = 4
"""How much the number of a word is above BERT's."""
CLS, SEP = 101, 102
"""BERT's numbers of the marks, which have other ones here."""


class LargeNetwork(nn.Module):
    """From sequences to each one's relevance and each token's score as start and as end."""

    def __init__(self, vocabulary: int, drop: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, EPSILON) for _ in range(LAYERS))
        self.relevance = nn.Linear(WIDTH, 1)
        self.span = nn.Linear(WIDTH, 2)
        self.drop = drop
        begin_heads(self.relevance, self.span)
        for part in (self.words, self.distances):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, types: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return the relevance of each row, and (start, end) of each of its tokens.

        `ids` are BERT's token numbers, padded to the longest row. MPNet knows no `types`.
        """
        longest = ids.shape[1]
        places = torch.arange(longest, device=ids.device)
        own = ids + SHIFT
        own = own.masked_fill(ids == CLS, 0).masked_fill(ids == SEP, 2)
        seen = places[None] < lengths[:, None]
        x = self.words(own) + self.positions(places + FIRST_POSITION)[None]
        x = functional.dropout(self.norm(x), self.drop, self.training)
        bias = self.distances(_buckets(places)).permute(2, 0, 1)[None]
        device = ids.device.type
        if torch.is_autocast_enabled(device):
            bias = bias.to(torch.get_autocast_dtype(device))
        bias = bias.masked_fill(~seen[:, None, None, :], torch.finfo(bias.dtype).min)
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return self.relevance(x[:, 0]).squeeze(1).float(), self.span(x).float()

    @classmethod
    def pretrained(cls, path: Path, drop: float = 0.0) -> LargeNetwork:
        """Return a network whose encoder has the weights of an MPNet in safetensors."""
        own = {name: value.float() for name, value in load_file(path).items()}
        network = cls(len(own["embeddings.word_embeddings.weight"]), drop)
        state = network.state_dict()
        state["words.weight"] = own["embeddings.word_embeddings.weight"]
        state["positions.weight"] = own["embeddings.position_embeddings.weight"]
        state["distances.weight"] = own["encoder.relative_attention_bias.weight"]
        attention = ("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm")
        state.update(encoder_state(own, LAYERS, attention))
        network.load_state_dict(state)
        return network


def _buckets(places: Tensor) -> Tensor:
    """Return the number of each two tokens' distance: near ones apart, far ones together."""
    away = places[:, None] - places[None, :]
    side, exact = BUCKETS // 2, BUCKETS // 4
    ahead = (away < 0).long() * side
    away = away.abs()
    scale = (side - exact) / math.log(FURTHEST / exact)
    far = exact + (torch.log(away.clamp(min=1).float() / exact) * scale).long()
    return ahead + torch.where(away < exact, away, far.clamp(max=side - 1))
