### Sidan Programvara.

software-title = Programvara ({ $count })
software-title-filtered = Programvara ({ $shown } av { $count })
software-none = Ingen programvara har köpts åt kunden än.
software-none-do = Allt som köps åt kunden visas här.

## Kolumnerna

column-product = Produkt
column-kind = Typ
column-order = Order
column-bought = Köpt
column-status = Status

## Det markerade köpet

detail-until = Gäller till { $date }
detail-bought = Antal { $quantity } à { $price } { $tax } · { $plan }
detail-expired = Gick ut { $date }
detail-cancelled = Avbruten { $date }
detail-key-can-be-had = Nycklar: MAK, kan hämtas
detail-key = Nycklar: MAK
detail-downloads = { $count ->
    [one] Nedladdning: { $count } version
   *[other] Nedladdning: { $count } versioner
}
detail-instructions = Installationsinstruktioner
detail-nothing-to-fetch = Inget att hämta
detail-last-access = Du hämtade nyckel eller länk senast { $instant }
