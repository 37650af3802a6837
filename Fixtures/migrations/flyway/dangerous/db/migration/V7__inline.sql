-- Written beside the column, a constraint is no cheaper.
alter table shop.orders add column agent_id bigint default 1 references shop.customers (id);

alter table shop.orders add rating smallint
    constraint orders_rating_range check (rating between 1 and 5);

alter table shop.orders add column slug text unique;

-- NULL refers to nothing, so this one looks nothing up: no finding.
alter table shop.orders add column payer_id bigint references shop.customers (id);
