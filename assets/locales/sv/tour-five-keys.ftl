# Rundturen ”Fem tangenter till en nyckel”.

tour-five-keys = Fem tangenter till en nyckel
tour-five-keys-about = Från en hittad kund till nyckeln i urklipp, utan en enda sidladdning, och vad loggen säger om det efteråt.
tour-five-keys-task = Contoso AB behöver nyckeln till sin Windows Server 2022 Standard, order OR-7F3K2. Kopiera den, utan att visa den.
tour-five-keys-find = Hitta kunden
tour-five-keys-fetch = Hämta nyckeln
tour-five-keys-record = Spåret efteråt
tour-five-keys-search = Konsolen börjar i sökrutan. Skriv en del av kundens namn, här contoso; domän, GUID, ordernummer eller produkt går lika bra en annan gång.
tour-five-keys-customer = Den bästa träffen är redan markerad. Enter öppnar kunden. Det är den första av de fem.
tour-five-keys-software = w visar kundens programvara. Varje plats har sin bokstav; F10 visar dem alla, och F1 visar vad som går att göra där man är.
tour-five-keys-purchase = Det senaste köpet står överst och är markerat. Enter öppnar det.
tour-five-keys-button = Version, språk och filtyp är ifyllda sedan förra gången. Enter trycker på Hämta nycklar och nedladdningar.
tour-five-keys-copy = y kopierar nyckeln utan att den syns på skärmen. Urklipp töms av sig självt efter en stund.
tour-five-keys-log = Vem som fick nyckeln fanns på disk innan den lämnades ut. g l öppnar aktivitetsloggen, där den står överst.
tour-five-keys-wrong-role = Om man saknar rollen
tour-five-keys-wrong-role-there = En supportagent kommer hela vägen till sidan, men knapparna är nedtonade, och intill står vilken roll som krävs.
tour-five-keys-wrong-role-no = y säger samma sak. Att trycka på något nedtonat är inget försök; den som ändå frågar på annat vis nekas, och det står i loggen.
