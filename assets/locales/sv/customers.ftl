### Kundlistan.

customers-title = Kunder ({ $count })
customers-title-filtered = Kunder ({ $shown } av { $count })
customers-similar = liknande: { $customer }
customers-none = Det finns inga kunder här än.
customers-none-do = Läs in dem med ”nyckel import”, eller prova med påhittade kunder: ”nyckel --demo”.

## Kolumnerna

column-customer = Kund
column-domain = Domän
column-tenant = Klientorganisations-GUID
column-market = Marknad
column-subscriptions = Prenum.
column-software = Programvara
