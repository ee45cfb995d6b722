# Rundturen ”Fönster som stängs i dag”.

tour-closing-windows = Fönster som stängs i dag
tour-closing-windows-about = Morgonens runda: vilka köp som snart inte kan avbrytas längre, vilket som är först, och hur man får veta det i tid.
tour-closing-windows-task = Öppna det köp vars annulleringsfönster stängs först i dag. Ställ sedan in att terminalens ljud säger till om det som stängs i dag.
tour-closing-windows-home = Startsidan
tour-closing-windows-list = Alla fönster
tour-closing-windows-told = Att få veta det i tid
tour-closing-windows-waiting = Startsidan säger varje morgon vad som väntar. Överst står fönster som stängs inom tre dagar, det första först. Alt-W går dit.
tour-closing-windows-first = Enter öppnar det första. När det har stängts debiteras hela perioden, så frågan till kunden behöver ställas nu.
tour-closing-windows-all = Sidan säger tiden på minuten. g w visar alla fönster hos alla kunder på en sida, och varje rad räknas ned medan man läser.
tour-closing-windows-counted = En prenumeration räknas från periodens start, sju dagar. Nästa rad är köpt för alltid och räknas från köpet, trettio dagar.
tour-closing-windows-cancel = Vill kunden avbryta går det direkt från raden: X öppnar dialogen, med tiden som är kvar och vad som betalas tillbaka.
tour-closing-windows-kept = Esc stänger dialogen igen utan att något har ändrats. Du är kvar på samma rad.
tour-closing-windows-filter = / filtrerar på kund, produkt, ordernummer eller ordet idag. Här blir Contoso AB kvar, och ordet idag visar det som stängs i dag.
tour-closing-windows-settings = Den som arbetar med annat behöver bli påmind. Kommatecknet öppnar inställningarna.
tour-closing-windows-bell = Raden Aviserar det som stängs i dag är avstängd från början. Gå dit och byt till terminalens ljud. Inställningen är din egen.
tour-closing-windows-later = Om ingen tittar
tour-closing-windows-later-gone = Fyra timmar går, och ingen ringer kunden. Raderna vars tid är ute är borta, och den som nu är först har tjugo minuter kvar.
tour-closing-windows-role = Om man saknar rollen
tour-closing-windows-role-home = En faktureringsadministratör ser inte vilka fönster som stängs, och startsidan säger det i stället för att vara tom.
tour-closing-windows-role-no = g w säger vilka roller som får se dem. Platsen öppnas inte, och inget loggas.
