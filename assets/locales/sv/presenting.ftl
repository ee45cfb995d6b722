### Presentationsläget: namn och id på skärmen täcks inför publik.

covered-customer = Kund { $number }
covered-person = Person { $number }
presenter-begins = Namn och id är täckta på skärmen. Nycklar visas först med v.
presenter-ends = Namn och id syns igen.
presenter-word = presentation
key-presenter = presentationsläge
cli-flag-presenter = Börja i presentationsläget: namn och id på skärmen täcks
cli-presenter-console-only = Presentationsläget är konsolens; vad kommandon skriver är alltid otäckt.
cli-presenter-console-only-instead = Utelämna --presenter, eller öppna konsolen utan kommando.
