### Installationsinstruktioner (PROD-3): stegen i korthet. Kommandona skrivs på kundens server; nyckeln står aldrig i dem.

instructions-short = Stegen i korthet
instructions-whole = Öppna hela beskrivningen
instructions-none = Produkten har inga installationsinstruktioner.
instructions-none-do = Esc går tillbaka.

## Windows Server, utökade säkerhetsuppdateringar

steps-windows-prepare = Installera den senaste servicestackuppdateringen och förberedelsepaketet för ESU-licenser på servern, och starta om den.
steps-windows-key = Öppna en kommandotolk som administratör på servern och installera nyckeln från sidan Nycklar och nedladdningar:
steps-windows-key-command = slmgr.vbs /ipk <produktnyckel>
steps-windows-id = Ta reda på aktiverings-id för ESU; det heter Activation ID i fönstret som öppnas:
steps-windows-id-command = slmgr.vbs /dlv
steps-windows-activate = Aktivera med det:
steps-windows-activate-command = slmgr.vbs /ato <aktiverings-id>
steps-windows-check = Kontrollera att licensstatusen (License Status) är Licensed för årets ESU:
steps-windows-check-command = slmgr.vbs /dlv <aktiverings-id>
steps-windows-update = Uppdateringarna kommer sedan som vanligt, genom Windows Update, WSUS eller Microsoft Update Catalog. Varje år har en egen nyckel: gör om stegen med den när nästa år har köpts.

## SQL Server, utökade säkerhetsuppdateringar

steps-sql-version = Ta reda på instansens version. Den ska ha det sista servicepaketet och den sista kumulativa uppdateringen:
steps-sql-version-command = SELECT @@VERSION;
steps-sql-register = Anslut servern till Azure Arc. Kan den inte anslutas, registrera instansen i Azure-portalen i stället.
steps-sql-back-up = Säkerhetskopiera databaserna. SQL Server startas om när en uppdatering installeras.
steps-sql-install = Installera uppdateringen. Genom Azure Arc kommer den av sig själv; annars laddas den ned på sidan Nycklar och nedladdningar eller i Azure-portalen.
steps-sql-check = Kontrollera att versionen är den nya:
steps-sql-check-command = SELECT SERVERPROPERTY('ProductVersion');
steps-sql-later = Utökade säkerhetsuppdateringar kommer bara när en allvarlig sårbarhet har hittats, utan fasta tider.

## Red Hat

steps-red-hat-machine = Skapa en virtuell dator i Azure med Red Hat Enterprise Linux från Azure Marketplace, med så många vCPU:er som köpet gäller.
steps-red-hat-plan = Planen gäller av sig själv för datorer som passar: ingen nyckel behövs och inget aktiveras.
steps-red-hat-check = Kontrollera på datorn att den får paket från Red Hats uppdateringsservrar i Azure:
steps-red-hat-check-command = sudo dnf repolist
steps-red-hat-update = Installera uppdateringarna:
steps-red-hat-update-command = sudo dnf upgrade

## SUSE

steps-suse-machine = Skapa en virtuell dator i Azure med SUSE Linux Enterprise Server från Azure Marketplace eller från den nedladdade filen, med så många vCPU:er som köpet gäller.
steps-suse-register = Registrera den hos SUSE:s uppdateringsservrar i Azure, om den inte redan är det:
steps-suse-register-command = sudo registercloudguest
steps-suse-check = Kontrollera registreringen:
steps-suse-check-command = sudo SUSEConnect --status-text
steps-suse-update = Installera uppdateringarna:
steps-suse-update-command = sudo zypper patch
