-- Custom SQL migration file, put your code below! --
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_billing_email_check" CHECK ("billing_email" LIKE '%@%') NOT VALID;
