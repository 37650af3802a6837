ALTER TABLE orders RENAM COLUMN buyer_id TO customer_id;
