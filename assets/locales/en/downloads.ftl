### Downloads: how they stand, what happens, and why one failed.

download-seconds = { $count } s

## How a download stands

download-waiting = Not begun
download-running = Downloading
download-paused = Paused
download-interrupted = Interrupted when the program ended
download-failed = Failed
download-finished = Finished

## Why what was there was given up

download-over-changed = The file on the server has changed, so the download starts over.
download-over-no-ranges = The server can only send the whole file, so the download starts over.
download-over-unknown = It cannot be told which file the part belongs to, so the download starts over.

## Why a download failed, and what can be done

download-go-on = Go on with the download in a while; it continues where it ended.
download-proxy = See whether the network wants a login or goes through a proxy, and try again.
download-anew = Download it anew. If it happens again, the file is wrong on the server or is changed on its way.
download-no-server = The server { $host } is not found or does not answer. What has been downloaded is kept.
download-no-server-instead = See that the network works, then go on.
download-not-secure = The connection to { $host } is not secure: the server cannot show that it is the right one. Nothing was fetched from it.
download-not-secure-instead = See that the computer’s clock is right. If a proxy reads the traffic, SSL_CERT_FILE has to name the file of its certificates.
download-wrong-proxy = The proxy that the variable { $variable } names cannot be used. Nothing was fetched past it.
download-wrong-proxy-instead = Name a proxy that begins with http or https, or remove the variable.
download-cut = The connection ended after { $done } of { $bytes }. What has been downloaded is kept.
download-stalled = The server has sent nothing, or next to nothing, for { $seconds } s. What has been downloaded is kept.
download-expired = The link has expired, and the new ones are not accepted either. What has been downloaded is kept.
download-refused = The server refused the download (status { $status }). What has been downloaded is kept.
download-refused-instead = Try again later. If that does not help, something is wrong with the server that only those who run it can put right.
download-overloaded = The server cannot answer at the moment (status { $status }). What has been downloaded is kept.
download-not-http = The server’s answer cannot be read. What has been downloaded is kept.
download-page = A web page came instead of the file. Nothing of it was saved.
download-circle = The server redirected more than { $limit } times, so it never arrives at the file. What has been downloaded is kept.
download-elsewhere = The server redirected to an address that nothing may be fetched from. Only http and https are used, and never http after https. What has been downloaded is kept.
download-length = The file on the server has { $stated }, but it should have { $bytes }. Nothing of it was saved.
download-past-end = More came than the { $bytes } that the file has. What came was removed, as it cannot be trusted.
download-checksum = The file does not have the checksum that it should have. It was removed, as it cannot be trusted.
download-no-room = There is no room for the file: { $needed } are needed and { $free } are free. What has been downloaded is kept.
download-no-room-instead = Free some space on the disk, or choose another directory.
download-exists = There is already a file { $path }. It was not touched, and nothing was downloaded.
download-exists-instead = Choose another directory, or have the file replaced (--replace).
download-in-use = Another download already goes to { $path }.
download-in-use-instead = Wait until it has finished, remove it, or choose another directory.
download-unwritable = { $path } cannot be read or written: { $why }. What has been downloaded is kept.
download-other-folder = Choose another directory, or see that this one can be written to, and try again.
disk-no-room = the disk is full
disk-no-permission = you have no permission to
disk-read-only = the file system is read-only
disk-not-found = it is not there
disk-is-folder = it is a directory
disk-not-a-folder = a part of the path is no directory
disk-number = the system’s error number { $number }
disk-unknown = the system does not say why
download-unwritable-instead = See that the directory is there and can be written to, and try again.
download-no-bits = The store is not connected to any service that has the files. Nothing was downloaded.
download-no-bits-instead = Download the file in Partner Center.
download-revoked = The purchase was cancelled, and the link to the file with it.
download-revoked-instead = What had come is removed. Remove files that were fetched before, too.

## The Downloads page

downloads-none = The list of downloads is empty.
downloads-none-do = Choose Download on the page of keys and downloads.
column-file = File
column-progress = Progress
column-size = Size
column-rate = Rate
column-left = Left
downloads-rate = { $bytes }/s
downloads-so-far = { $done } of { $bytes }
downloads-left = { $left } left
downloads-again = It is tried again by itself within { $seconds } s.
downloads-verified = Whole and verified: { $checksum }

## What a download is at

downloads-queued = In the queue
downloads-preparing = Preparing
downloads-starting = Starting
downloads-checking = Checking
downloads-retrying = Trying again
downloads-completing = Completing
downloads-pausing = Pausing
downloads-cancelling = Cancelling

## What is told while one is elsewhere

downloads-begun = Downloading; g d shows it
downloads-done = { $file } is fetched and verified, in { $folder }
downloads-failed = { $file }: { $what } (g d shows it)
downloads-removed = Removed from the list
downloads-folder = The folder is shown
