### Lägg till produkter, kundvagnen och granskningen.

place-catalog = Lägg till produkter
place-review = Granskning
catalog-title = Lägg till produkter ({ $count })
catalog-title-filtered = Lägg till produkter ({ $shown } av { $count })
catalog-none = Katalogen är tom.
catalog-none-do = Utan produkter i katalogen finns det inget att sälja.
catalog-not-sold-here = Säljs inte
catalog-in-cart = I kundvagnen: { $count } st
catalog-facet = { $name }: { $value }
catalog-minimum = Minsta antal { $count }
catalog-pack = 1 st = { $cores } kärnor
catalog-publisher = Utgivare { $publisher }
catalog-cart-empty = Kundvagnen är tom.
catalog-cart = { $count ->
    [one] Kundvagn (c): 1 rad · nu { $now } · under löptiden { $term }
   *[other] Kundvagn (c): { $count } rader · nu { $now } · under löptiden { $term }
}
catalog-cart-refused = { $count ->
    [one] Kundvagn (c): 1 rad, som inte kan säljas
   *[other] Kundvagn (c): { $count } rader, varav minst en inte kan säljas
}

## Licenstyp, löptid, fakturering och pris

term-perpetual = Utan slut
plan-one-time-short = engång
plan-monthly-short = mån
plan-annual-short = år
plan-triennial-short = 3 år
purchase-licence = Licenstyp: { $kind } · Löptid: { $term } · Faktureras: { $plans }
purchase-price = { $price } { $tax } per styck för { $term }
purchase-price-once = { $price } { $tax } per styck, engångsbelopp
purchase-paid-once = Betalas på en gång: { $amount }
purchase-instalments-even = { $count } delbetalningar à { $first }, den sista { $date }
purchase-instalments = { $count } delbetalningar: först { $first }, sist { $last } den { $date }

## Kolumnerna

column-licence-type = Typ
column-term = Löptid
column-price = Pris
column-unit-price = Styckpris
column-sum = Summa
column-publisher = Utgivare

## En rad i kundvagnen

dialog-put-title = Lägg i kundvagnen
dialog-line-title = Ändra raden
button-put-in-cart = Lägg i kundvagnen
button-change-line = Ändra raden
cart-line-cores = 1 st = { $cores } kärnor, tillsammans { $all } kärnor
cart-line-price = Totalt { $price }
cart-changed = Kundvagnen är sparad

## Granskningen

review-title = { $count ->
    [one] Granskning: 1 rad till { $customer }
   *[other] Granskning: { $count } rader till { $customer }
}
review-empty = Kundvagnen är tom.
review-empty-do = Lägg till produkter med +.
review-taken-out = Raden är borttagen
review-plans = Faktureras
review-more-instalments = … och { $count } till (d visar alla)
review-now = Att betala nu
review-over-the-term = Totalt under löptiden
review-refused = Det går inte att räkna ut någon summa: ta bort eller ändra de rader som inte kan säljas.
review-paid-now = Betalt
review-paid = Ordern finns i orderhistoriken (o).
review-paying = Beställningen skapas och betalas …
order-placed = Order { $order } är skapad och betald.
button-pay = Skapa och betala
dialog-instalments-title = Delbetalningar

## Handlingar

key-catalog = lägg till produkter
key-put-in-cart = lägg i kundvagnen
key-change-line = ändra raden
key-review = granska kundvagnen
key-narrow-kind = nästa licenstyp
key-narrow-term = nästa löptid
key-narrow-publisher = nästa utgivare
narrow-kind = licenstyp
narrow-term = löptid
narrow-publisher = utgivare
key-sort-term = sortera efter löptid
key-sort-price = sortera efter pris
sort-term = löptid
sort-price = pris
key-other-field = nästa fält
key-next-plan = nästa plan
key-previous-plan = föregående plan
key-take-out = ta bort
key-instalments = delbetalningar
key-to-payment = betala
key-pay = skapa och betala
