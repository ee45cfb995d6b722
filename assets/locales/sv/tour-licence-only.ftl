# Rundturen ”Köp utan nyckel”.

tour-licence-only = Köp utan nyckel
tour-licence-only-about = Allt har inte en nyckel. Vad sidan säger om licenser, reservationer och planer från SUSE och Red Hat, och vad kunden gör i stället.
tour-licence-only-task = Contoso AB frågar efter nyckeln till sin SQL Server 2022 CAL. Ta fram svaret som kunden ska få.
tour-licence-only-licence = En licens
tour-licence-only-reservation = En reservation
tour-licence-only-plan = En plan för Linux
tour-licence-only-customer = ”Var är min nyckel?” är en vanlig fråga, och ibland är svaret att det inte finns någon. Sök fram kunden; w visar allt som är köpt.
tour-licence-only-filter = / filtrerar listan. Redan under köpet står att det inte finns något att hämta.
tour-licence-only-page = Enter öppnar sidan, som säger varför: licensen ger rätten, och mer behövs inte. Det är svaret till kunden.
tour-licence-only-reserved = En reservation har varken nyckel eller fil. Sidan visar omfång, antal, löptid och när den löper ut.
tour-licence-only-portal = Resten sköts i Azure-portalen, också att avbryta. Enter lämnar över länken till webbläsaren.
tour-licence-only-suse = En plan från SUSE har filer men finns inte på olika språk. Det valet är borta, inte nedtonat.
tour-licence-only-panes = Enter hämtar det som finns: filen och instruktionerna. Någon knapp för nyckel finns inte, för planen gäller i Azure utan den.
tour-licence-only-red-hat = Om planen är från Red Hat
tour-licence-only-red-hat-find = Startsidan söker också på produkter. Under planen står att den aldrig kan avbrytas eller bytas, och att det finns instruktioner.
tour-licence-only-red-hat-page = Här finns bara instruktionerna: den virtuella datorn skapas i Azure, och planen gäller av sig själv.
