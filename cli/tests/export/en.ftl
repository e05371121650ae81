### en, made by kody from codes.yaml

# The title of the documentation page
page-title = Store codes

# The label "code" on the documentation page
page-label-code = Code

# The message of the code -3 Odd: one line that says what happened
code--3 = {"{"}literal{"}"} "quotes" \ sign

# The message of the code 13 WrongShelf: one line that says what happened
# A shelf of the store,
# not of a library.
code-13 = Wrong shelf
    .description = See [the shelves](link:shelves): `data`.

    - one
    - two
    .deprecation-note = Superfluous.

# The message of the code 30 TooMany: one line that says what happened
# {limit} is a whole number; it chooses the plural form
# {method} is a text
# {low} is a whole number
# The forms of the source text: one: {low}–{limit} виклик {method} | few: {low}–{limit} звертання {method} | many: {low}–{limit} викликів {method}
code-30 =
    { $limit ->
        [one] { $low }–{ $limit } call to { $method }
       *[other] { $low }–{ $limit } calls to { $method }
    }

# The message of the code 31 Some: one line that says what happened
# {number} is a whole number; it chooses the plural form
code-31 =
    { $number ->
        [one] One item
       *[other] { $number } items
    }
