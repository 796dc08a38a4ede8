"""Moving the whole record: /export sends it as files, /import adds their articles."""
