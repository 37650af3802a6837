ALTER TYPE mood ADD VALUE 'great';
ALTER TABLE customers ADD COLUMN mood mood DEFAULT 'great';
