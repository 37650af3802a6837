-- A nullable column and columns with a constant or stable default rewrite nothing.
ALTER TABLE orders
    ADD COLUMN delivery_note text,
    ADD COLUMN is_gift boolean NOT NULL DEFAULT false,
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

CREATE TABLE deliveries (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    order_id     bigint NOT NULL,
    carrier      varchar(40) NOT NULL,
    delivered_at timestamptz
);

-- The table is new, so nobody waits for any of these.
ALTER TABLE deliveries ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);
ALTER TABLE deliveries ADD CONSTRAINT deliveries_order_fk FOREIGN KEY (order_id) REFERENCES orders (id);
CREATE UNIQUE INDEX deliveries_order_idx ON deliveries (order_id, carrier);
