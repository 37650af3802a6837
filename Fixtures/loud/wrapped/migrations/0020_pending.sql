INSERT INTO "letters" VALUES (1, 1, 'a');
alter /* still to be checked */ table public.letters
  alter column body set default '';
