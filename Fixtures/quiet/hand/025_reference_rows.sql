INSERT INTO shop.currencies (code, name) VALUES ('EUR', 'Euro'), ('CHF', 'Franken');
INSERT INTO shop.currencies VALUES ('NOK', 'Krone') ON CONFLICT DO NOTHING;
