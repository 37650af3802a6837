ALTER TABLE "shop"."orders" ADD "channel" varchar(30);
