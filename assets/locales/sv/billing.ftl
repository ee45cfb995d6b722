### Faktureringen: fakturorna månad för månad, och deras rader.

billing-open = pågår
billing-closed = klar
billing-upcoming = väntas
billing-nothing-charged = Ingenting har debiterats i { $month }.
billing-title = Fakturering, månad för månad (UTC)
billing-as-it-stands = som den ser ut nu
invoice-title = Faktura { $invoice } ({ $count })
invoice-title-filtered = Faktura { $invoice } ({ $shown } av { $count })
invoice-total = Summa { $charged }
invoice-total-open = Summa hittills { $charged }, därtill väntas { $upcoming }
invoice-total-open-whole = Summa hittills { $charged }; inget mer väntas i månaden
invoice-total-failed = Summan gick inte att läsa.
invoice-none = Ingenting är debiterat i den här månaden.
invoice-none-do = Det som förfaller debiteras av sig självt den dagen.

## Kolumnerna

column-month = Månad
column-charges = Debiterat
column-credits = Krediterat
column-total = Summa
column-upcoming = Väntas
column-amount = Belopp
column-invoice = Faktura
column-charged = Datum
