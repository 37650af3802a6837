ALTER TABLE "user" ADD "age" integer;
ALTER TABLE "user" ADD "loginCount" integer NOT NULL DEFAULT '0';
