### Kundlistan.

customers-title = Kunder ({ $count })
customers-none = Det finns inga kunder här än.
customers-none-do = Starta med --demo för att prova med påhittade kunder.

## Kolumnerna

column-customer = Kund
column-domain = Domän
column-tenant = Klientorganisations-GUID
column-market = Marknad
column-subscriptions = Prenum.
column-software = Programvara
