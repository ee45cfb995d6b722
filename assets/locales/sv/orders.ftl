### Sidan Orderhistorik.

orders-title = Orderhistorik ({ $count })
orders-title-filtered = Orderhistorik ({ $shown } av { $count })
orders-none = Inget har beställts åt kunden än.
orders-none-do = Varje beställning åt kunden visas här, oavsett datum.
order-completed = Slutförd

## Kolumnerna

column-lines = Rader

## Handlingar

key-show-software = visa programvaran
key-choose-line = välj rad
key-sort-lines = sortera efter antal rader
sort-lines = rader
