ALTER TABLE public.parts ADD COLUMN weight numeric(10,3);
