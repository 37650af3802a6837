VACUUM customers;
