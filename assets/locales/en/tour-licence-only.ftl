# The walkthrough “Purchases without a key”.

tour-licence-only = Purchases without a key
tour-licence-only-about = Not everything has a key. What the page says of licences, reservations and plans from SUSE and Red Hat, and what the customer does instead.
tour-licence-only-task = Contoso AB asks for the key of its SQL Server 2022 CAL. Find the answer that the customer is to have.
tour-licence-only-licence = A licence
tour-licence-only-reservation = A reservation
tour-licence-only-plan = A plan for Linux
tour-licence-only-customer = “Where is my key?” is a common question, and sometimes the answer is that there is none. Find the customer; w shows all that was bought.
tour-licence-only-filter = / filters the list. Already below the purchase it says that there is nothing to fetch.
tour-licence-only-page = Enter opens the page, which says why: the licence gives the right, and no more is needed. That is the answer for the customer.
tour-licence-only-reserved = A reservation has neither key nor file. The page shows its scope, quantity and term, and when it expires.
tour-licence-only-portal = The rest is done in the Azure portal, cancelling too. Enter hands the link over to the browser.
tour-licence-only-suse = A plan from SUSE has files, but no different languages. That choice is gone, not dimmed.
tour-licence-only-panes = Enter gets what there is: the file and the instructions. There is no button for a key, as the plan is good in Azure without one.
tour-licence-only-red-hat = If the plan is from Red Hat
tour-licence-only-red-hat-find = Home searches for products too. Below the plan it says that it can never be cancelled or exchanged, and that there are instructions.
tour-licence-only-red-hat-page = Here are the instructions alone: the virtual machine is created in Azure, and the plan holds by itself.
