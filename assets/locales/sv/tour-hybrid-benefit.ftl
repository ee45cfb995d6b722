# Rundturen ”Azure Hybrid-förmån”.

tour-hybrid-benefit = Azure Hybrid-förmån
tour-hybrid-benefit-about = Vilka av kundens köp som kan användas i Azure, vad som krävs, och vad det sparar, räknat på två timpriser.
tour-hybrid-benefit-task = Contoso AB kör fyra virtuella datorer i 730 timmar, till 2 kr i timmen med licens och 1 kr utan. Räkna ut vad Azure Hybrid-förmånen sparar.
tour-hybrid-benefit-purchases = Vilka köp
tour-hybrid-benefit-saving = Vad det sparar
tour-hybrid-benefit-customer = Contoso AB flyttar servrar till Azure och undrar om licenserna kan följa med. Leta upp kunden.
tour-hybrid-benefit-open = Med förmånen betalar en virtuell dator i Azure bara baspriset, som om den körde Linux. Stora A visar vilka köp som kan ge den.
tour-hybrid-benefit-uses = Utgåvan avgör: Standard kan konverteras, alltså flyttas; Datacenter kan också återanvändas, i Azure och lokalt. Kärnorna sätter gränsen.
tour-hybrid-benefit-assurance = En serverprenumeration ger förmånen som den är. Evig programvara kräver Software Assurance, och om kunden har det syns inte här. Fråga.
tour-hybrid-benefit-licensed = Enter går in i fältet. Skriv priset i timmen för en dator med Windows-licens, ur prislistan för Azure. Inget lovas än.
tour-hybrid-benefit-base = Tab går vidare. Skriv baspriset för samma dator. Först med båda priserna räknas besparingen ut, per timme och i procent.
tour-hybrid-benefit-hours = 730 timmar är en månad dygnet runt. Körs datorn bara på kontorstid blir det färre, och besparingen mindre.
tour-hybrid-benefit-machines = Fyra sådana datorer. Summan räknas på priserna som står här, avrundat nedåt, och lovar inget utöver dem.
tour-hybrid-benefit-above = Om priserna är omvända
tour-hybrid-benefit-above-rate = Baspriset kan inte vara högre än priset med licens. Felet står vid fältet, och ingen besparing visas.
tour-hybrid-benefit-none = Om inget köp ger förmånen
tour-hybrid-benefit-none-customer = En ny kund har inget köpt. Sidan säger det, och vad som skulle ge förmånen; det går att räkna ändå.
tour-hybrid-benefit-role = Om man saknar rollen
tour-hybrid-benefit-role-no = En faktureringsadministratör ser kunden men inte dess programvara. A säger vilka roller som krävs.
