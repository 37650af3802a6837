ALTER TABLE bookings RENAME TO reservations;
