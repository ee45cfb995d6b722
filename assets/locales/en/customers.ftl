### The list of customers.

customers-title = Customers ({ $count })
customers-title-filtered = Customers ({ $shown } of { $count })
customers-similar = similar: { $customer }
customers-none = There are no customers here yet.
customers-none-do = Import them with “nyckel import”, or try it with invented customers: “nyckel --demo”.

## The columns

column-customer = Customer
column-domain = Domain
column-tenant = Tenant GUID
column-market = Market
column-subscriptions = Subscr.
column-software = Software
