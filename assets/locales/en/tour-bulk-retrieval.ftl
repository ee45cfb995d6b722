# The walkthrough “Many keys into a file”.

tour-bulk-retrieval = Many keys into a file
tour-bulk-retrieval-about = Keys and links of several purchases in a file that is sealed with a passphrase, with no key in sight, and a record for each.
tour-bulk-retrieval-task = Contoso AB is to have the keys of its two latest purchases, OR-7F3K2 and OR-NAMNN, in a file. Get them into a sealed file.
tour-bulk-retrieval-mark = Mark
tour-bulk-retrieval-seal = Seal
tour-bulk-retrieval-fetch = Retrieve
tour-bulk-retrieval-customer = A customer who moves servers needs many keys at once. Copying them one by one takes time, and one may end up in the wrong place.
tour-bulk-retrieval-two = Space marks the purchases. With none marked it is all of the customer’s.
tour-bulk-retrieval-form = K opens Keys into a file. It says what would be retrieved for each purchase. Nothing is retrieved yet.
tour-bulk-retrieval-way = The file is sealed with age: for recipients, who open it with a key of their own, or with a passphrase. → changes the way.
tour-bulk-retrieval-phrase = Type the passphrase twice, at least twelve characters. If it is forgotten the file cannot be opened; give it to the customer another way.
tour-bulk-retrieval-write = Enter gets the keys one at a time. The file is written once all are there; if it is stopped there is no half file, and it can go on later.
tour-bulk-retrieval-log = The activity log has each key and link by itself, and on top the file: how many, and how it was sealed.
tour-bulk-retrieval-plain = If the file is to be plain
tour-bulk-retrieval-plain-way = ← chooses plain text. Then whoever gets hold of the file can read the keys.
tour-bulk-retrieval-plain-no = Enter is not enough: first you are to type how many keys the file gets. The number cannot be pasted.
tour-bulk-retrieval-plain-typed = You type 2, and the file is written. That it is plain is in the activity log.
tour-bulk-retrieval-several = If it is for several customers
tour-bulk-retrieval-several-mark = Customers can be marked in their list as well. F3 opens it, and Space marks.
tour-bulk-retrieval-several-form = K gathers the purchases of all of them in one file. Cancelled ones are left out, and the page says how many.
tour-bulk-retrieval-role = Without the role
tour-bulk-retrieval-role-no = A sales agent can mark, but K opens nothing: only an admin agent gets keys.
