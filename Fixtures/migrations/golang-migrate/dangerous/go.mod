module shop

require github.com/golang-migrate/migrate/v4 v4.19.1
