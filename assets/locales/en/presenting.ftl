### Presenter mode: names and ids on the screen are covered before an audience.

covered-customer = Customer { $number }
covered-person = Person { $number }
presenter-begins = Names and ids are covered on the screen. Keys are shown with v only.
presenter-ends = Names and ids are seen again.
presenter-word = presenting
key-presenter = presenter mode
cli-flag-presenter = Begin in presenter mode: names and ids on the screen are covered
cli-presenter-console-only = Presenter mode is the console’s; what commands write is never covered.
cli-presenter-console-only-instead = Leave out --presenter, or open the console without a command.
