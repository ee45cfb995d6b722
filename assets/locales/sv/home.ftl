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
hits-none-as-typed = Inget stavas så
hits-similar = { $count } liknande
hits-similar-sought = Letar efter liknande namn…
hits-none = Inget hittades.
hits-none-do = Se över stavningen, eller sök på namn, domän, GUID, ordernummer, prenumerations-ID eller produkt.
hits-none-do-orders = Se över stavningen, eller sök på namn, domän, GUID eller ordernummer. Produkter och prenumerationer söks inte med din roll.
hits-none-do-customers = Se över stavningen, eller sök på namn, domän eller GUID. Order, produkter och prenumerationer söks inte med din roll.
column-found-by = Hittad genom
found-by-order = Order { $order }
found-by-subscription = Prenumeration { $subscription }
found-by-similar = Liknande: { $domain }

home-waiting = Väntar på dig
home-waiting-none = Inget väntar.
home-waiting-none-do = Här står fönster som stängs inom tre dagar, förnyelser inom 30 dagar, det som är påbörjat, och kunder du har öppnat.
home-windows-more = g w visar alla fönster
column-waiting = Vad som väntar
column-what = Vad
column-when = När
waiting-window = Fönster
waiting-renews = Förnyas
waiting-expires = Löper ut
waiting-broken-off = Ej avbrutna
waiting-broken-off-left = { $count ->
    [one] { $count } köp som skulle avbrytas har inget resultat
   *[other] { $count } köp som skulle avbrytas har inget resultat
}
waiting-cart = Varukorg
waiting-cart-lines = { $count ->
    [one] { $count } rad, inte beställd
   *[other] { $count } rader, inte beställda
}
waiting-draft = Supportutkast
waiting-download = Nedladdning
waiting-recent = Nyss öppnad
waiting-more-windows = { $count } fönster till
waiting-kms = KMS → MAK
waiting-more-kms = { $count } enheter till
waiting-more-begun = { $count } påbörjade till
waiting-more-renewals = { $count } förnyelser till
waiting-more-recent = { $count } kunder till
key-to-waiting = till det som väntar
key-from-waiting = tillbaka till listan
home-waiting-no-windows = Annulleringsfönster och KMS-planer visas inte för dina roller.
home-waiting-nothing-else = Inget annat väntar. Här står det du har påbörjat och kunder du har öppnat.
