# The walkthrough “Auto-renew”.

tour-auto-renew = Auto-renew
tour-auto-renew-about = What happens when a term ends, how to change that in time, and why nothing holds until it is submitted.
tour-auto-renew-task = Contoso AB is not to renew its Windows Server Standard, order OR-WCJSJ. See to it that it expires when the term ends.
tour-auto-renew-find = Find the subscription
tour-auto-renew-off = Turn it off
tour-auto-renew-on = Turn it on again
tour-auto-renew-customer = A subscription renews by itself when its term ends, and a new term is charged. Find Contoso AB; s shows what the customer has.
tour-auto-renew-open = The pane below the list says when the marked one renews. Windows Server Standard, the fourth row, does so in March. Open it.
tour-auto-renew-change = The customer changes systems in spring and wants no further term. Go down to Auto-renew and change it to Off with the right arrow.
tour-auto-renew-leave = It says changed, not submitted: under Status it still renews. What if one walks away now? Esc.
tour-auto-renew-stay = The console asks before it is lost, wherever one is going. Esc stays on the page.
tour-auto-renew-submit = Submit makes the change. What is paid for lasts to the end of the term; the difference is that nothing follows it.
tour-auto-renew-again = Now it expires in March. Until then one may think again as often as one likes. Go back up and change it to On.
tour-auto-renew-back = That does not hold until it is submitted either. Both changes are in the activity log, with name and time.
tour-auto-renew-expires = When the term ends, turned off
tour-auto-renew-expires-day = March comes: 107 days pass. The subscription has expired, nothing more is charged, and there is nothing left to renew.
tour-auto-renew-renews = When the term ends, turned on
tour-auto-renew-renews-day = March comes: 107 days pass. A new term has been charged, and with it comes a new window of seven days to cancel.
tour-auto-renew-both = If one wants to cancel as well
tour-auto-renew-both-no = A change and a cancellation never share one Submit, so that it is clear what one says yes to. X says that the change must go first.
tour-auto-renew-older = If it was bought before 14 October 2021
tour-auto-renew-older-list = Older subscriptions are not in this list. They have no auto-renew: they expire on the day that was set at the purchase.
tour-auto-renew-older-software = They are still under Software. SQL Server Enterprise was bought in 2020 for three years and expired in 2023; to go on it is bought anew.
tour-auto-renew-role = Without the role
tour-auto-renew-role-there = A helpdesk agent sees the whole page and can tell the customer when it renews.
tour-auto-renew-role-no = Changing is dimmed. The right arrow says which roles may: those that may buy, as a renewal is a purchase.
