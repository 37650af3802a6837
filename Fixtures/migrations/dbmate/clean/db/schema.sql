--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
CREATE TABLE public.orders (id bigint);
CREATE INDEX a ON public.orders (id);

--
-- Dbmate schema migrations
--

INSERT INTO public.schema_migrations (version) VALUES
    ('20240101000000');
