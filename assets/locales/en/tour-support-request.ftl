# The walkthrough “Report a problem”.

tour-support-request = Report a problem
tour-support-request-about = A support request is written, put right where something is wrong, submitted and given a number. Nothing that is written is lost.
tour-support-request-task = Contoso AB was charged four packs instead of two on order OR-QS1WZ. Report the problem and submit the request.
tour-support-request-begin = Begin
tour-support-request-write = Write
tour-support-request-right = Put right
tour-support-request-sent = Submitted
tour-support-request-list = Esc leaves the search box, and g s opens the support requests. See whether somebody has reported the same already.
tour-support-request-new = Each request has a number and a status. Ours is not there yet: n opens the page Report a problem with Partner Center.
tour-support-request-kind = The type says what it is about, the impact how urgent it is. Go through to Billing and payment, and to Moderate.
tour-support-request-text = The title is what you recognise in the list: the order and the product. The description says what is wrong: four were charged, two were ordered.
tour-support-request-about-what = Which customer and which purchase it is about: a GUID or a domain name, and the order number. Only half the domain is typed here.
tour-support-request-wrong = Ctrl-S submits, or tries to. What is wrong is told at its field, the first one is marked, and nothing has been submitted.
tour-support-request-customer = A domain name has a dot. Enter goes into the field, Ctrl-U empties it, and the right one is typed. The remark goes away.
tour-support-request-contact = The name of whoever asks is already filled in, one row further up. Type how to reach you, by e-mail and phone, so that the answer arrives.
tour-support-request-submit = Now everything is there. Ctrl-S submits once, however often one presses it, and the request gets its number.
tour-support-request-found = y copies the number, and e saves the whole request as text. Esc leads to the list, where it stands first as open.
tour-support-request-interrupted = If one is interrupted
tour-support-request-interrupted-away = The phone rings in the middle of a sentence. What is written is kept as a draft, even if the program should end. g s shows the list.
tour-support-request-interrupted-back = The draft stands first. Enter opens it where one was.
tour-support-request-refund = If it is about a refund
tour-support-request-refund-kind = With the first type, a refund on behalf of a customer, two fields are added: the reason and the amount, with its currency. Go down to them.
tour-support-request-role = With another role
tour-support-request-role-all = Every operator may report problems, a billing admin too. Esc, g s and n open the page.
