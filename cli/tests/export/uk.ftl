### uk, made by kody from codes.yaml

# The title of the documentation page
page-title = Коди складу

# The label "code" on the documentation page
page-label-code = Код

# The message of the code -3 Odd: one line that says what happened
code--3 = {"{"}literal{"}"} "лапки" \ знак

# The message of the code 13 WrongShelf: one line that says what happened
# A shelf of the store,
# not of a library.
code-13 = Чужа полиця
    .description = Див. [полиці](link:shelves): `data`.

    - раз
    - два
    .deprecation-note = Непотрібний.

# The message of the code 30 TooMany: one line that says what happened
# {limit} is a whole number; it chooses the plural form
# {method} is a text
# {low} is a whole number
# The forms of the source text: one: {low}–{limit} виклик {method} | few: {low}–{limit} звертання {method} | many: {low}–{limit} викликів {method}
code-30 =
    { $limit ->
        [one] { $low }–{ $limit } виклик { $method }
        [few] { $low }–{ $limit } звертання { $method }
       *[many] { $low }–{ $limit } викликів { $method }
    }

# The message of the code 31 Some: one line that says what happened
# {number} is a whole number; it chooses the plural form
code-31 = Кількість: { $number }
