### En kunds kontosida.

account-company = Företag
account-domain = Domän
account-tenant = Klientorganisations-GUID
account-market = Marknad
account-reservations = Azure-reservationer
account-reservations-yes = Kan säljas till kunden.
account-contact = Kontakt
account-email = E-post
account-phone = Telefon
account-language = Språk
account-software = Programvara
account-subscriptions = Prenumerationer
account-older = { $count } äldre visas under Programvara
account-orders = Beställningar
account-cart = Kundvagn
account-cart-lines = { $count ->
    [one] 1 rad som inte är beställd (+, c)
   *[other] { $count } rader som inte är beställda (+, c)
}

## Marknadskontrollen

dialog-market-title = Marknadskontroll
market-field = Marknadens namn eller landskod
column-market-code = Kod
column-market-reservations = Reservationer
column-market-prices = Priser
market-reservations-sold = kan säljas
market-reservations-not-sold = kan inte säljas
market-reservations-allowed = Azure-reservationer kan säljas till kunder på den här marknaden: { $market }.
market-none = Ingen marknad heter ”{ $text }”.
market-none-instead = Prova en del av namnet, på svenska eller engelska, eller landskoden.
market-none-listed = Listan har varje marknad där Azure-reservationer inte kan säljas. Finns marknaden inte i listan kan de säljas där.
