ALTER TABLE ONLY bookings
    ADD CONSTRAINT bookings_once EXCLUDE USING gist (during WITH &&) WHERE (guest IS NOT NULL);

/* 🛏 */ ALTER TABLE bookings ALTER COLUMN "Straße" SET NOT NULL;

ALTER TABLE bookings
    ADD CONSTRAINT bookings_room_fkey FOREIGN KEY (room)
    REFERENCES rooms (number);
