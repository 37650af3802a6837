ALTER TABLE payments RENAME TO receipts;
ALTER TABLE labels RENAME COLUMN title TO caption;
