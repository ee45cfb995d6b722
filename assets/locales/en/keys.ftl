### Keys and downloads.

keys-order = Order { $order } · bought { $date }
keys-reservation = quantity { $quantity } · term { $term }
reservation-shared = Scope: shared
reservation-single = Scope: single subscription
keys-reservation-end = expires { $date }
keys-generate = Generate keys and downloads
keys-get = Get keys and downloads

## The choices

choice-version = Version
choice-language = Language
choice-file-type = File type & OS

## The panes and their buttons

pane-keys = Keys
pane-downloads = Downloads
pane-instructions = Installation instructions
button-get-key = Get key
button-kms-key = KMS key
button-download = Download
button-copy-link = Copy link
button-instructions = Click here

## What is downloaded, and how long the link works (KEY-8)

keys-bits = { $name } · { $bytes }
keys-checksum = Checksum { $checksum }
keys-checksum-later = The checksum is computed when the file is fetched
keys-link-expires = The link expires { $expires } ({ $left } left)
keys-link-expired = The link expired { $expires }; a new one is fetched when it is copied or shown

## The notice beside keys and downloads (KEY-5)

key-notice = A key is valuable property and sought after by others. Think before you send a key, a link or files. Copying links and downloading software carries risk.

## The message to the customer

message-greeting = Hello { $contact },
message-product = Here is what belongs to your order { $order }: { $title }.
message-version = Version: { $version }
message-key = Product key:
message-link = Download link, valid until { $expires }:
message-instructions = Installation instructions:
message-care = Keys, links and files are valuable and sought after by others. Please keep them safe, and share them only with those who need them. You are welcome to contact us if you have any questions.
