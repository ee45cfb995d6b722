# The walkthrough “Roles and rights”.

tour-roles = Roles and rights
tour-roles-about = What a helpdesk agent sees and may not do, how somebody is given a role, and why there always is a global admin.
tour-roles-task = Fatima Haddad is a helpdesk agent and is to get keys as well from today on. Give her the role Admin agent.
tour-roles-helpdesk = With a helpdesk agent’s eyes
tour-roles-give = Give a role
tour-roles-last = One global admin stays
tour-roles-become = In the demo you can become another operator from the list of commands, Ctrl-P. In a store of your own, everyone unlocks it with their own passphrase.
tour-roles-fatima = Enter changes to Fatima Haddad, who is a helpdesk agent. At the top right stands who works, and with which role.
tour-roles-dimmed = She comes to the same pages. What she may not do is dimmed, not hidden, and there stands which role it takes and whom to ask.
tour-roles-nothing = y copies nothing, and g l says which roles see the activity log. Pressing something dimmed is no attempt and is not recorded.
tour-roles-operators = Back to Anna Berg, who is a global admin. g o shows all operators and their roles.
tour-roles-form = Fatima is to get keys. ↓ goes to her, and Enter opens her roles.
tour-roles-tick = Space ticks Admin agent, and Enter saves. Rights add up and hold at once. The change is in the activity log.
tour-roles-sara = Sara Öberg is to be an admin agent instead. Once that is saved, Anna is the only global admin.
tour-roles-own = Anna tries to take her own role away. First she is told what she loses, as only somebody else can give it back.
tour-roles-kept = She says yes and is refused all the same: the last one keeps the role, or nobody could look after the store. The attempt is in the log.
tour-roles-oneself = If one wants to remove oneself
tour-roles-oneself-no = Del removes an operator, but nobody removes themselves. Ask another operator to do it.
tour-roles-account = As an account admin
tour-roles-account-home = An account admin looks after operators but sees no customers. g o opens the list.
tour-roles-account-above = Those who get keys or are global admins you cannot change, or you could give away what you do not have yourself.
tour-roles-phrase = If one may only look
tour-roles-phrase-dimmed = A helpdesk agent sees which operators there are, but changes none. The line says which roles may.
tour-roles-phrase-own = Everyone may change their own passphrase, with p. It takes the present one, and what is sealed later opens with the new one alone.
