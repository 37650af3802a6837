UPDATE visits SET guest = trim(guest);
