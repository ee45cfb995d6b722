### The Azure Hybrid Benefit page.

hybrid-title = Purchases that can have Azure Hybrid Benefit ({ $count })
hybrid-none = The customer has no purchases that can have Azure Hybrid Benefit.
hybrid-none-do = Windows Server Datacenter and Standard give it, as a server subscription or with Software Assurance.
hybrid-assurance = { $count ->
    [one] One purchase is perpetual software and has the benefit only with Software Assurance (SA). Whether the customer has SA cannot be seen here.
   *[other] { $count } purchases are perpetual software and have the benefit only with Software Assurance (SA). Whether the customer has SA cannot be seen here.
}
hybrid-meaning = Convert: the licence is used in Azure instead of on-premises. Reuse: it may be used on-premises and in Azure at the same time.

## The list

column-edition = Edition
column-cores = Cores
column-in-azure = In Azure it may
column-needs-assurance = Needs SA
edition-datacenter = Datacenter
edition-standard = Standard
hybrid-convert = be converted
hybrid-convert-or-reuse = be converted or reused
hybrid-assurance-no = no
hybrid-assurance-yes = yes

## The calculation

hybrid-calculate = Work out the saving
hybrid-licensed-rate = Rate with Windows licence
hybrid-base-rate = Base rate (Linux)
hybrid-hours = Hours
hybrid-machines = Virtual machines
hybrid-rate-unit = { $currency } per hour, { $tax }
hybrid-hours-unit = per virtual machine
hybrid-machines-unit = at the same rates
hybrid-licensed-example = e.g. 0.20
hybrid-base-example = e.g. 0.15
hybrid-hours-example = e.g. 730
hybrid-machines-example = e.g. 1
hybrid-needs-rates = Type the two rates of a virtual machine, and the saving is worked out.
hybrid-needs-hours = Type hours and machines, and the sum is worked out.
hybrid-saving-per-hour = Saving per hour and virtual machine: { $saving } ({ $percent })
hybrid-saving = Saving in { $machines } × { $hours } hours: { $saving }
hybrid-terms = Worked out from the rates above and rounded down. It holds as long as the licences’ cores cover the virtual machines.
hybrid-percent = { $percent }%

## What is wrong in a field

hybrid-not-a-number = Type a number, e.g. 0.20.
hybrid-not-positive = The rate must be more than zero.
hybrid-too-fine = Type { $decimals } decimals at most.
hybrid-too-large = The rate must be below { $limit }.
hybrid-other-currency = The rate is in { $given }, but the customer’s currency is { $wanted }. Nothing is converted.
hybrid-above-licensed = The base rate is above the rate with the licence.
hybrid-not-a-count = Type a whole number from 1 to { $most }.

## Actions

key-hybrid-benefit = Hybrid Benefit
key-edit-field = type in the field
