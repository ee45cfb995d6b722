## A film of the console as a file

recording-contents = Contents
recording-step = Step { $number } of { $of }
recording-keys = Keys
recording-as-text = The screen as text
recording-no-pictures = This recording has no pictures.
recording-description = { $pictures ->
    [one] A film of the console that shows one screen.
   *[other] A film of the console that shows { $pictures } screens, one after the other and over again.
}
