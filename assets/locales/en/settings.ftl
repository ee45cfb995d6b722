### Settings.

settings-own = Your settings
settings-language = Language
settings-theme = Theme
settings-clipboard = Clear the clipboard after
settings-focus = Hide key without focus after
settings-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
settings-open = The key dialog opens
settings-masked = with the key hidden
settings-shown = with the key shown
settings-operators = Switch operator
settings-acting = { $operator } is acting already
settings-kept = The setting is saved

## Themes

theme-dark = Dark
theme-light = Light
theme-high-contrast = High contrast
theme-sixteen-colours = 16 colours
