# Rundturen ”Många nycklar till en fil”.

tour-bulk-retrieval = Många nycklar till en fil
tour-bulk-retrieval-about = Nycklar och länkar för flera köp i en fil som förseglas med en lösenfras, utan att någon nyckel syns, och med en post för var och en.
tour-bulk-retrieval-task = Contoso AB ska ha nycklarna till sina två senaste köp, OR-7F3K2 och OR-NAMNN, i en fil. Hämta dem till en förseglad fil.
tour-bulk-retrieval-mark = Markera
tour-bulk-retrieval-seal = Försegla
tour-bulk-retrieval-fetch = Hämta
tour-bulk-retrieval-customer = En kund som flyttar servrar behöver många nycklar på en gång. Att kopiera dem en och en tar tid, och en kan hamna fel.
tour-bulk-retrieval-two = Mellanslag markerar köpen. Med inget markerat gäller det alla kundens köp.
tour-bulk-retrieval-form = K öppnar sidan Nycklar till en fil. Den säger vad som skulle hämtas för varje köp. Inget är hämtat än.
tour-bulk-retrieval-way = Filen förseglas med age: till mottagare, som öppnar den med sin egen nyckel, eller med en lösenfras. → byter sätt.
tour-bulk-retrieval-phrase = Skriv lösenfrasen två gånger, minst tolv tecken. Glöms den går filen inte att öppna; lämna den till kunden på en annan väg än filen.
tour-bulk-retrieval-write = Enter hämtar nycklarna en i taget. Filen skrivs när alla är klara; avbryts det finns ingen halv fil, och det kan fortsätta senare.
tour-bulk-retrieval-log = I aktivitetsloggen står varje nyckel och länk för sig, och överst filen: hur många, och hur den förseglades.
tour-bulk-retrieval-plain = Om filen ska vara i klartext
tour-bulk-retrieval-plain-way = ← väljer klartext. Då kan vem som helst som får tag i filen läsa nycklarna.
tour-bulk-retrieval-plain-no = Enter räcker inte: först ska du skriva hur många nycklar filen får. Antalet går inte att klistra in.
tour-bulk-retrieval-plain-typed = Du skriver 2, och filen skrivs. Att den är i klartext står i aktivitetsloggen.
tour-bulk-retrieval-several = Om det gäller flera kunder
tour-bulk-retrieval-several-mark = I listan över kunder går det också att markera. F3 öppnar den, och mellanslag markerar.
tour-bulk-retrieval-several-form = K samlar alla kundernas köp i en fil. Avbrutna köp utelämnas, och sidan säger hur många.
tour-bulk-retrieval-role = Om man saknar rollen
tour-bulk-retrieval-role-no = En försäljningsagent kan markera, men K öppnar inget: bara en administratörsagent hämtar nycklar.
