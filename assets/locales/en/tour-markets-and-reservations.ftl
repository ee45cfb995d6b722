# The walkthrough “Markets and reservations”.

tour-markets-and-reservations = Markets and reservations
tour-markets-and-reservations-about = In which markets Azure reservations can be sold, how to find out, and what happens where they cannot.
tour-markets-and-reservations-task = Kalaallit Nunaanni Umiarsuaatileqatigiiffik A/S asks for an Azure reservation. Open the products for them and see what is said of reservations.
tour-markets-and-reservations-check = Market check
tour-markets-and-reservations-names = Names that are alike
tour-markets-and-reservations-refused = Where it cannot be done
tour-markets-and-reservations-customer = In 109 markets Azure reservations cannot be sold. It is the customer’s market that decides. Find Contoso AB.
tour-markets-and-reservations-open = The account page says how it is for this customer: in Sweden they can. m opens the market check, for somebody who is no customer yet.
tour-markets-and-reservations-find = Type a part of the name, in Swedish or English, with or without accents. The market is told by name, and why it cannot be.
tour-markets-and-reservations-code = The country code will do as well. Three markets share the code BQ, and all are shown: the customer must have the right one.
tour-markets-and-reservations-exact = With a whole name you get that market alone. Swedish names work in English too: Kongo finds Congo - Brazzaville.
tour-markets-and-reservations-tax = The last column says the currency, and whether tax is included. It is so only in Australia and Brazil.
tour-markets-and-reservations-greenland = Now a customer in Greenland. Esc closes, g h leads Home, and a part of the name is enough.
tour-markets-and-reservations-catalog = The account page says no already. Plus opens the products; filter by azure reserved. Where a plan would stand it says Not sold.
tour-markets-and-reservations-refusal = The cart is empty, and stays so: Enter says why, before anything is put in it. Everything else can be sold in that market.
tour-markets-and-reservations-sold = If it can be sold
tour-markets-and-reservations-sold-catalog = For Contoso, in Sweden, the same keys open a line for the cart instead, with the price excluding tax.
tour-markets-and-reservations-unknown = If there is no such name
tour-markets-and-reservations-unknown-name = A name that is not found is told plainly, with what that means: the list has every market where they cannot be sold.
