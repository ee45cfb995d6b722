### Startsidan.

home-search = Sök
home-search-placeholder = Kund, domän, GUID, ordernummer, prenumerations-ID eller produkt
home-customers = { $count ->
    [one] { $count } kund
   *[other] { $count } kunder
}
home-hits = { $count ->
    [one] { $count } träff
   *[other] { $count } träffar
}
hits-none = Inget hittades.
hits-none-do = Se över stavningen, eller sök på namn, domän, GUID eller ordernummer.
column-found-by = Hittad genom
found-by-order = Order { $order }
found-by-subscription = Prenumeration { $subscription }
