### Sidan Azure Hybrid-förmån.

hybrid-title = Köp som kan ge Azure Hybrid-förmån ({ $count })
hybrid-none = Kunden har inga köp som kan ge Azure Hybrid-förmån.
hybrid-none-do = Förmånen ges av Windows Server Datacenter och Standard, som serverprenumeration eller med Software Assurance.
hybrid-assurance = { $count ->
    [one] Ett av köpen är evig programvara och ger förmånen bara med Software Assurance (SA). Det syns inte här om kunden har SA.
   *[other] { $count } av köpen är evig programvara och ger förmånen bara med Software Assurance (SA). Det syns inte här om kunden har SA.
}
hybrid-meaning = Konvertera: licensen används i Azure i stället för lokalt. Återanvända: den får användas lokalt och i Azure samtidigt.

## Listan

column-edition = Utgåva
column-cores = Kärnor
column-in-azure = Får i Azure
column-needs-assurance = Kräver SA
edition-datacenter = Datacenter
edition-standard = Standard
hybrid-convert = konverteras
hybrid-convert-or-reuse = konverteras, återanvändas
hybrid-assurance-no = nej
hybrid-assurance-yes = ja

## Beräkningen

hybrid-calculate = Räkna ut besparingen
hybrid-licensed-rate = Pris med Windows-licens
hybrid-base-rate = Baspris (Linux)
hybrid-hours = Timmar
hybrid-machines = Virtuella datorer
hybrid-rate-unit = { $currency } per timme, { $tax }
hybrid-hours-unit = per virtuell dator
hybrid-machines-unit = med samma priser
hybrid-licensed-example = t.ex. 0,20
hybrid-base-example = t.ex. 0,15
hybrid-hours-example = t.ex. 730
hybrid-machines-example = t.ex. 1
hybrid-needs-rates = Skriv in de två priserna för en virtuell dator, så räknas besparingen ut.
hybrid-needs-hours = Skriv in timmar och antal, så räknas summan ut.
hybrid-saving-per-hour = Besparing per timme och virtuell dator: { $saving } ({ $percent })
hybrid-saving = Besparing på { $machines } × { $hours } timmar: { $saving }
hybrid-terms = Räknat på priserna ovan, avrundat nedåt. Det gäller så länge licensernas kärnor räcker för de virtuella datorerna.
hybrid-percent = { $percent } %

## Vad som är fel i ett fält

hybrid-not-a-number = Skriv ett tal, t.ex. 0,20.
hybrid-not-positive = Priset ska vara mer än noll.
hybrid-too-fine = Skriv högst { $decimals } decimaler.
hybrid-too-large = Priset ska vara under { $limit }.
hybrid-other-currency = Priset är i { $given }, men kundens valuta är { $wanted }. Inget räknas om.
hybrid-above-licensed = Baspriset är högre än priset med licens.
hybrid-not-a-count = Skriv ett heltal från 1 till { $most }.

## Handlingar

key-hybrid-benefit = Hybrid-förmån
key-edit-field = skriv i fältet
