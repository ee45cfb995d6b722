# Rundturen ”Från KMS till MAK utan driftstopp”.

tour-kms-to-mak = Från KMS till MAK utan driftstopp
tour-kms-to-mak-about = Varför det inte finns någon KMS-nyckel att få, och hur kundens enheter flyttas till MAK innan deras aktivering går ut.
tour-kms-to-mak-task = På Contoso AB har SRV-FIL-01 och SRV-SQL-02 fått MAK-nyckeln. Markera dem som flyttade, och lägg till SRV-NY-01, aktiverad 2026-11-20.
tour-kms-to-mak-key = Ingen KMS-nyckel
tour-kms-to-mak-plan = Planen
tour-kms-to-mak-more = Fler enheter
tour-kms-to-mak-asked = Kunden har haft volymlicensiering och ber om en KMS-nyckel. Öppna köpet och rutan med nycklar.
tour-kms-to-mak-refused = ↓ går till KMS-nyckel. Den är nedtonad för alla: i CSP är nycklarna MAK, och KMS-nycklar ges inte ens på begäran.
tour-kms-to-mak-deadlines = Enter leder till vägen ut, kundens plan. En KMS-aktivering gäller vanligtvis 180 dagar; den enhet som har kortast tid står först.
tour-kms-to-mak-move = De två första är försenade. När de har fått MAK-nyckeln markerar du dem med mellanslag, och m skriver att de är flyttade, när och av vem.
tour-kms-to-mak-add = n lägger till en enhet. Tidsfristen räknas ut medan du skriver, 180 dagar från den senaste aktiveringen.
tour-kms-to-mak-save = Enter sparar. Ändringen står i aktivitetsloggen, och enheten på sin plats efter tidsfristen.
tour-kms-to-mak-paste = Rader ur ett kalkylark klistras in som de är, här SRV-WEB-09 och SRV-WEB-10. Innan något ändras visas vad som skulle hända, och vad som är fel.
tour-kms-to-mak-import = Enter hämtar in raden som är rätt. Den andra utelämnas; s sparar den i en fil, med felet bredvid, så att den kan rättas.
tour-kms-to-mak-close = Esc stänger, och den nya enheten står i planen. m igen på en flyttad enhet tar tillbaka markeringen.
tour-kms-to-mak-dates = Om ett datum kan läsas på två sätt
tour-kms-to-mak-dates-either = Är 05/06 den 5 juni eller den 6 maj? En månads fel kan bli ett driftstopp, så båda visas redan medan du skriver.
tour-kms-to-mak-dates-asked = Enter sparar inte förrän datumet bara kan betyda en dag. Inget gissas, och det du har skrivit står kvar.
tour-kms-to-mak-look = Om man bara får se
tour-kms-to-mak-look-plan = En försäljningsagent får se planen och kan säga till kunden vad som brådskar. M öppnar den.
tour-kms-to-mak-look-no = m säger vilka roller som får ändra planen. Enheten står kvar som den var.
