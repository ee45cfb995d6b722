# Rundturen ”Kundens egen vy”.

tour-customers-view = Kundens egen vy
tour-customers-view-about = Så ser kundens egna användare sina köp i administrationscentret: den globala administratören, en annan användare, och vägen tillbaka.
tour-customers-view-task = En användare på Contoso AB ringer och ser inga nycklar. Visa vad en användare utan administratörsroll ser.
tour-customers-view-in = In i vyn
tour-customers-view-user = En annan användare
tour-customers-view-back = Tillbaka
tour-customers-view-partner = Kunden ringer och undrar var nyckeln finns. Öppna först kundens programvara, så som du som partner ser den.
tour-customers-view-enter = g m öppnar kundens egen vy från vilken som helst av kundens platser. Ramen är dubbel, så att ingen tar den för partnerns konsol.
tour-customers-view-page = Här finns inga andra kunder, inga priser och inget att avbryta, bara det som har nycklar eller filer. Sidan med nycklar ser ut som din.
tour-customers-view-key = Kundens globala administratör hämtar nyckeln själv. Nu gör du det i hennes ställe, och det skrivs i aktivitetsloggen.
tour-customers-view-switch = U byter till en användare utan administratörsroll. Fliken är nedtonad, säger vilken roll som krävs, och nämner ingen produkt.
tour-customers-view-admin = Svaret till kunden är alltså: be er globala administratör. U byter tillbaka, och köpen syns igen.
tour-customers-view-leave = g m leder tillbaka dit du var, nu som dig själv. Under köpet står när du senast hämtade nyckeln.
tour-customers-view-log = I aktivitetsloggen står det som kundens vy, genom dig. Den som läser den ser både vems vy det var och vem som satt där.
tour-customers-view-round = Om man inte får hämta nycklar
tour-customers-view-round-in = En global administratör hos partnern får titta på programvara men inte hämta nycklar. Kundens vy är ingen väg runt det.
tour-customers-view-round-no = y kopierar inget. Inom kundens vy gäller dina egna roller också, och raden säger vilken roll som krävs.
