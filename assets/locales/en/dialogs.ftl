### Dialogs: the product key, and the questions nyckel asks.

dialog-key-title = Product key
dialog-help-title = Help
dialog-palette-title = Command
dialog-failure-title = It did not work

## The two parts of the help

help-here = Here
help-everywhere = Everywhere

## The ways to the clipboard

route-tmux = tmux
route-osc52 = the terminal (OSC 52)
route-system = the system’s clipboard
route-file = a file
dialog-route-title = Which way should the copy go?
route-none = No clipboard can be reached from here.
route-file-offer = The copy can be written to a file instead, which only you can read (0600). The file is removed when the time is up.

## Quitting while a copy is in the clipboard

confirm-quit-title = Quit?
confirm-quit = A copy is still in the clipboard. It is cleared before the program ends.
confirm-quit-no = No, stay
confirm-quit-yes = Clear and quit
