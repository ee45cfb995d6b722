# The walkthrough “Installation instructions”.

tour-installation = Installation instructions
tour-installation-about = The steps that come with a purchase: where they are, how a command is copied without the key in it, and where the key is got.
tour-installation-task = Contoso AB is to activate its Extended Security Updates, order OR-Q3ZBW. Copy the command that installs the key.
tour-installation-find = Find the instructions
tour-installation-command = Commands for the server
tour-installation-key = The key by itself
tour-installation-customer = A key is not always enough: Extended Security Updates are to be activated on the server as well. Find the customer, and w shows the software.
tour-installation-filter = / filters the list. Below the marked purchase stands what can be got: here both keys and installation instructions.
tour-installation-choose = Enter opens the purchase, and Enter gets what belongs to the version filled in. The product has no files, so there is no Downloads pane.
tour-installation-open = ↑ from the first button goes to the last, Click here, and Enter opens the steps in short. The whole description is with the publisher.
tour-installation-mark = ↓ goes from command to command. Each stands on a line of its own, so that it can be copied whole.
tour-installation-copy = y copies the command. A placeholder stands where the key belongs, so the copy is no secret and leaves no record in the activity log.
tour-installation-on = The steps follow one another: the second command shows the activation id, the third uses it. Each year has a key of its own.
tour-installation-back = Esc goes back to the panes, and y copies the key itself. That is an access, and it is in the activity log.
tour-installation-linux = If the purchase is a plan for Linux
tour-installation-linux-open = A plan from SUSE has no key. There the instructions are all it takes, besides the file: the virtual machine is registered in Azure.
tour-installation-linux-copy = ↓ and y copy the command that registers the machine with SUSE’s update servers in Azure.
