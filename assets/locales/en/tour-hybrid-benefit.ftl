# The walkthrough “Azure Hybrid Benefit”.

tour-hybrid-benefit = Azure Hybrid Benefit
tour-hybrid-benefit-about = Which of a customer’s purchases can be used in Azure, what that takes, and what it saves at actual rates.
tour-hybrid-benefit-task = Contoso AB runs four virtual machines for 730 hours, at 2 kronor an hour with a licence and 1 without. Work out what Azure Hybrid Benefit saves.
tour-hybrid-benefit-purchases = Which purchases
tour-hybrid-benefit-saving = What it saves
tour-hybrid-benefit-customer = Contoso AB moves servers to Azure and asks whether the licences can come along. Find the customer.
tour-hybrid-benefit-open = With the benefit a virtual machine in Azure pays the base rate only, as if it ran Linux. Capital A shows which purchases can give it.
tour-hybrid-benefit-uses = The edition decides: Standard can be converted, that is moved; Datacenter can be reused too, in Azure and on premises. The cores are the limit.
tour-hybrid-benefit-assurance = A server subscription gives the benefit as it is. Perpetual software takes Software Assurance, and whether they have it is not seen here. Ask.
tour-hybrid-benefit-licensed = Enter goes into the field. Type the rate an hour of a machine with a Windows licence, from the Azure price list. Nothing is promised yet.
tour-hybrid-benefit-base = Tab goes on. Type the base rate of the same machine. Only with both rates is the saving worked out, per hour and in per cent.
tour-hybrid-benefit-hours = 730 hours are a month around the clock. If the machine runs in office hours only they are fewer, and the saving is less.
tour-hybrid-benefit-machines = Four such machines. The sum is of the rates that stand here, rounded down, and promises nothing beyond them.
tour-hybrid-benefit-above = If the rates are the wrong way round
tour-hybrid-benefit-above-rate = The base rate cannot be above the rate with a licence. That is told at the field, and no saving is shown.
tour-hybrid-benefit-none = If no purchase gives the benefit
tour-hybrid-benefit-none-customer = A new customer has bought nothing. The page says so, and what would give the benefit; one can calculate all the same.
tour-hybrid-benefit-role = Without the role
tour-hybrid-benefit-role-no = A billing admin sees the customer but not its software. A says which roles it takes.
