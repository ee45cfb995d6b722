### Startsidan.

home-search = Sök
home-search-placeholder = Kund, domän, GUID, ordernummer, prenumerations-ID eller produkt
home-search-placeholder-orders = Kund, domän, GUID eller ordernummer
home-search-placeholder-customers = Kund, domän eller GUID
home-customers = { $count ->
    [one] { $count } kund
   *[other] { $count } kunder
}
home-hits = { $count ->
    [one] { $count } träff
   *[other] { $count } träffar
}
hits-none = Inget hittades.
hits-none-do = Se över stavningen, eller sök på namn, domän, GUID, ordernummer, prenumerations-ID eller produkt.
hits-none-do-orders = Se över stavningen, eller sök på namn, domän, GUID eller ordernummer. Produkter och prenumerationer söks inte med din roll.
hits-none-do-customers = Se över stavningen, eller sök på namn, domän eller GUID. Order, produkter och prenumerationer söks inte med din roll.
column-found-by = Hittad genom
found-by-order = Order { $order }
found-by-subscription = Prenumeration { $subscription }
