# Rundturen ”Installationsinstruktioner”.

tour-installation = Installationsinstruktioner
tour-installation-about = Stegen som följer med ett köp: var de finns, hur ett kommando kopieras utan att nyckeln är med, och var nyckeln hämtas.
tour-installation-task = Contoso AB ska aktivera sina utökade säkerhetsuppdateringar, order OR-Q3ZBW. Kopiera kommandot som installerar nyckeln.
tour-installation-find = Hitta instruktionerna
tour-installation-command = Kommandon till servern
tour-installation-key = Nyckeln för sig
tour-installation-customer = En nyckel räcker inte alltid: utökade säkerhetsuppdateringar ska också aktiveras på servern. Sök fram kunden, och w visar programvaran.
tour-installation-filter = / filtrerar listan. Under det markerade köpet står vad som går att hämta: här både nycklar och installationsinstruktioner.
tour-installation-choose = Enter öppnar köpet, och Enter hämtar det som hör till den ifyllda versionen. Produkten har inga filer, så rutan Nedladdningar saknas.
tour-installation-open = ↑ från den första knappen går till den sista, Klicka här, och Enter öppnar stegen i korthet. Hela beskrivningen finns hos utgivaren.
tour-installation-mark = ↓ går från kommando till kommando. De står var för sig på en rad, så att de går att kopiera hela.
tour-installation-copy = y kopierar kommandot. På nyckelns plats står en platshållare, så kopian är ingen hemlighet och ger ingen post i aktivitetsloggen.
tour-installation-on = Stegen följer på varandra: aktiverings-id visas av det andra kommandot och används i det tredje. Varje år har en egen nyckel.
tour-installation-back = Esc går tillbaka till rutorna, och y kopierar nyckeln själv. Det är en åtkomst, och den står i aktivitetsloggen.
tour-installation-linux = Om köpet är en plan för Linux
tour-installation-linux-open = En plan från SUSE har ingen nyckel. Där är instruktionerna allt som behövs, förutom filen: den virtuella datorn registreras i Azure.
tour-installation-linux-copy = ↓ och y kopierar kommandot som registrerar datorn hos SUSE:s uppdateringsservrar i Azure.
