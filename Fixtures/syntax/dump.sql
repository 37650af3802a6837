-- 4 statements, 0 wrong, 0 filled in
\restrict abc
SET statement_timeout = 0;
CREATE TABLE public.a (b text);
COPY public.a (b) FROM stdin;
it's (
\N
\.


SELECT pg_catalog.setval('a_seq', 1, true);
\unrestrict abc
