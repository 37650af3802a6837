ALTER TYPE mood ADD VALUE IF NOT EXISTS 'awful' BEFORE 'bad';
INSERT INTO labels (code, title) SELECT 'x', 'awful'::mood::text;
