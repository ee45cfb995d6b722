### Installation instructions (PROD-3): the steps in short. The commands are typed on the customer's server; the key is never in them.

instructions-short = The steps in short
instructions-whole = Open the whole description
instructions-none = The product has no installation instructions.
instructions-none-do = Esc goes back.

## Windows Server, Extended Security Updates

steps-windows-prepare = Install the latest servicing stack update and the preparation package for ESU licences on the server, and restart it.
steps-windows-key = Open a command prompt as administrator on the server and install the key from the page Keys and downloads:
steps-windows-key-command = slmgr.vbs /ipk <product key>
steps-windows-id = Find the Activation ID of the ESU in the window that opens:
steps-windows-id-command = slmgr.vbs /dlv
steps-windows-activate = Activate with it:
steps-windows-activate-command = slmgr.vbs /ato <activation ID>
steps-windows-check = Check that the License Status is Licensed for this year’s ESU:
steps-windows-check-command = slmgr.vbs /dlv <activation ID>
steps-windows-update = The updates then come as usual, by Windows Update, WSUS or the Microsoft Update Catalog. Every year has a key of its own: take the steps again with it when the next year has been bought.

## SQL Server, Extended Security Updates

steps-sql-version = Find the version of the instance. It should have the last service pack and the last cumulative update:
steps-sql-version-command = SELECT @@VERSION;
steps-sql-register = Connect the server to Azure Arc. If it cannot be connected, register the instance in the Azure portal instead.
steps-sql-back-up = Back up the databases. SQL Server restarts when an update is installed.
steps-sql-install = Install the update. By Azure Arc it comes by itself; otherwise it is downloaded on the page Keys and downloads or in the Azure portal.
steps-sql-check = Check that the version is the new one:
steps-sql-check-command = SELECT SERVERPROPERTY('ProductVersion');
steps-sql-later = Extended Security Updates come only when a critical vulnerability has been found, not at fixed times.

## Red Hat

steps-red-hat-machine = Create a virtual machine in Azure with Red Hat Enterprise Linux from the Azure Marketplace, with as many vCPUs as were bought.
steps-red-hat-plan = The plan applies by itself to machines that match: no key is needed and nothing is activated.
steps-red-hat-check = Check on the machine that it gets packages from Red Hat’s update servers in Azure:
steps-red-hat-check-command = sudo dnf repolist
steps-red-hat-update = Install the updates:
steps-red-hat-update-command = sudo dnf upgrade

## SUSE

steps-suse-machine = Create a virtual machine in Azure with SUSE Linux Enterprise Server from the Azure Marketplace or from the downloaded file, with as many vCPUs as were bought.
steps-suse-register = Register it with SUSE’s update servers in Azure, unless it is registered already:
steps-suse-register-command = sudo registercloudguest
steps-suse-check = Check the registration:
steps-suse-check-command = sudo SUSEConnect --status-text
steps-suse-update = Install the updates:
steps-suse-update-command = sudo zypper patch
