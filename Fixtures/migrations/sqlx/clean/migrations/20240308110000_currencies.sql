INSERT INTO currencies (code, decimals) VALUES
    ('EUR', 2),
    ('JPY', 0),
    ('USD', 2)
ON CONFLICT (code) DO NOTHING;
