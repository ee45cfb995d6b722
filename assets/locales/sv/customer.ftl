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
