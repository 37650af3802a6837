CREATE TABLE shop.drafts (id bigint, body varchar(10));
ALTER TABLE shop.drafts ADD PRIMARY KEY (id);
ALTER TABLE shop.drafts ALTER COLUMN body TYPE integer USING body::integer;
ALTER TABLE shop.drafts ALTER COLUMN body SET NOT NULL;
ALTER TABLE shop.drafts ADD CHECK (body > 0);
ALTER TABLE shop.drafts RENAME COLUMN body TO amount;
ALTER TABLE shop.drafts DROP COLUMN amount;
