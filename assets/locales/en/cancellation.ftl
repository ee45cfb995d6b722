## The cancellation window

window-open = Can be cancelled { $before } ({ $left } left).
window-passed = The cancellation window closed { $end }. It can no longer be cancelled.
window-never = This can never be cancelled.
window-never-software-plan = Plans of Red Hat and SUSE can never be cancelled or exchanged.
window-never-reservation = A reservation is not cancelled here but in the Azure portal.

## Lines of an invoice

charge-credit = Credit: { $title }
charge-days-used = Days used: { $title }
