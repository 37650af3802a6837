module shop

require github.com/ory/x v0.0.700
