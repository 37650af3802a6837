module shop

require github.com/uptrace/bun v1.2.0
