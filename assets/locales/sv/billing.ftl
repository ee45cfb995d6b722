### Faktureringen: fakturorna månad för månad, och deras rader.

billing-open = pågår
billing-closed = klar
billing-upcoming = väntas
billing-nothing-charged = Ingenting har debiterats i { $month }.

## Kolumnerna

column-month = Månad
column-charges = Debiterat
column-credits = Krediterat
column-total = Summa
column-upcoming = Väntas
column-amount = Belopp
