## En film av konsolen som fil

recording-contents = Innehåll
recording-step = Steg { $number } av { $of }
recording-keys = Tangenter
recording-as-text = Skärmen som text
recording-no-pictures = Den här inspelningen har inga bilder.
recording-description = { $pictures ->
    [one] En film av konsolen som visar en skärm.
   *[other] En film av konsolen som visar { $pictures } skärmar, den ena efter den andra och om igen.
}
