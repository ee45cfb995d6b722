### Inställningar.

settings-own = Egna inställningar
settings-language = Språk
settings-theme = Tema
settings-clipboard = Urklipp töms efter
settings-focus = Utan fokus döljs nyckeln efter
settings-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekunder
}
settings-open = Nyckeldialogen öppnas
settings-masked = med nyckeln dold
settings-shown = med nyckeln synlig
settings-operators = Byt operatör
settings-acting = { $operator } är redan den som arbetar
settings-kept = Inställningen är sparad

## Teman

theme-dark = Mörkt
theme-light = Ljust
theme-high-contrast = Hög kontrast
theme-sixteen-colours = 16 färger
