CREATE TABLE currencies (
    code     char(3) PRIMARY KEY,
    decimals smallint NOT NULL DEFAULT 2
);

CREATE TABLE accounts (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    owner      text NOT NULL,
    currency   char(3) NOT NULL REFERENCES currencies (code),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE entries (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    amount     numeric(20, 4) NOT NULL,
    booked_on  date NOT NULL DEFAULT current_date
);

CREATE INDEX ON entries (account_id, booked_on);
