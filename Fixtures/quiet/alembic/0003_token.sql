BEGIN;

-- Running upgrade ae1027a6acf -> 27c6a30d7c24

CREATE TABLE token (
    id SERIAL NOT NULL, 
    account_id INTEGER, 
    value VARCHAR(64), 
    PRIMARY KEY (id), 
    FOREIGN KEY(account_id) REFERENCES account (id), 
    UNIQUE (value)
);

ALTER TABLE account ALTER COLUMN description TYPE VARCHAR(400);

UPDATE alembic_version SET version_num='27c6a30d7c24' WHERE alembic_version.version_num = 'ae1027a6acf';

COMMIT;
