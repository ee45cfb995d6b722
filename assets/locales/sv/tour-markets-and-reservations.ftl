# Rundturen ”Marknader och reservationer”.

tour-markets-and-reservations = Marknader och reservationer
tour-markets-and-reservations-about = På vilka marknader Azure-reservationer kan säljas, hur man tar reda på det, och vad som händer där de inte kan det.
tour-markets-and-reservations-task = Kalaallit Nunaanni Umiarsuaatileqatigiiffik A/S frågar efter en Azure-reservation. Öppna produkterna åt dem och se vad som sägs om reservationer.
tour-markets-and-reservations-check = Marknadskontroll
tour-markets-and-reservations-names = Namn som liknar varandra
tour-markets-and-reservations-refused = Där det inte går
tour-markets-and-reservations-customer = På 109 marknader kan Azure-reservationer inte säljas. Det är kundens marknad som avgör. Leta upp Contoso AB.
tour-markets-and-reservations-open = Kontosidan säger hur det är för just den kunden: i Sverige går det. m öppnar marknadskontrollen, för en kund som inte finns än.
tour-markets-and-reservations-find = Skriv en del av namnet, på svenska eller engelska, med eller utan prickar. Marknaden nämns vid namn, och där står varför det inte går.
tour-markets-and-reservations-code = Landskoden duger också. Tre marknader delar koden BQ, och alla visas: kunden ska ha den rätta.
tour-markets-and-reservations-exact = Skriver man hela namnet får man bara den marknaden: Kongo är en, och Kongo (DR) är en annan.
tour-markets-and-reservations-tax = Sista kolumnen säger valutan och om skatten ingår. Den gör det bara i Australien och Brasilien.
tour-markets-and-reservations-greenland = Nu en kund på Grönland. Esc stänger, g h leder till startsidan, och en del av namnet räcker.
tour-markets-and-reservations-catalog = Redan kontosidan säger nej. Plustecknet öppnar produkterna; filtrera på azure reserved. Där det brukar stå en plan står Säljs inte.
tour-markets-and-reservations-refusal = Kundvagnen är tom, och så förblir den: Enter säger varför, innan något har lagts i den. Allt annat kan säljas på marknaden.
tour-markets-and-reservations-sold = Om det går att sälja
tour-markets-and-reservations-sold-catalog = Åt Contoso, i Sverige, öppnar samma tangenter i stället en rad till kundvagnen, med pris utan skatt.
tour-markets-and-reservations-unknown = Om namnet inte finns
tour-markets-and-reservations-unknown-name = Hittas namnet inte står det rakt ut, och vad det betyder: listan har varje marknad där reservationer inte kan säljas.
