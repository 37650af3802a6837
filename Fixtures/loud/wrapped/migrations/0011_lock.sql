lock only app.orders, public.payments in share row exclusive mode nowait;
