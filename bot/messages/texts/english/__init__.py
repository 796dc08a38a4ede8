"""The texts as they are written, in English. The catalogues in `locales` translate them."""
