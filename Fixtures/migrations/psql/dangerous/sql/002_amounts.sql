set lock_timeout = '3s';

alter table /* the hot one */ "Billing"."Invoice"
  rename "Total" to "Amount";

alter table "Billing"."Invoice"
  alter "Amount" -- cents were lost
    type numeric(14, 4);

alter table "Billing"."Invoice"
  add "Number" serial,
  drop "Notes"; -- lockkeeper:allow dropped-column because unread since release 3
