// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["uk", "en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * Не більше ніж {limit} викликів методу {method}
   */
  Limit: 1,
  /**
   * Від {low} до {high} знаків
   */
  Range: 2,
  /**
   * Дужки { } і {name}, {name}
   */
  Braces: 3,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "1": "Limit",
  "2": "Range",
  "3": "Braces",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "uk": {
    "1": {
      "few": "Не більше ніж {limit} виклики методу {method}",
      "many": "Не більше ніж {limit} викликів методу {method}",
      "one": "Не більше ніж {limit} виклик методу {method}",
      "plural": "limit"
    },
    "2": {
      "few": "Від {low} до {high} знаків",
      "many": "Від {low} до {high} знаків",
      "one": "Від {low} до {high} знака",
      "plural": "high"
    },
    "3": "Дужки {{ }} і {name}, {name}",
  },
  "en": {
    "1": {
      "one": "No more than {limit} call to {method}",
      "other": "{method}: no more than {limit} calls",
      "plural": "limit"
    },
    "2": {
      "one": "From {low} to {high} character",
      "other": "From {low} to {high} characters",
      "plural": "high"
    },
    "3": "{name} in {{braces}}, {name}",
  },
};

/** The values that the message of a code takes. */
const takes: Readonly<Partial<Record<Code, readonly string[]>>> = {
  "1": ["limit", "method"],
  "2": ["low", "high"],
  "3": ["name"],
};

/** The message of a code in a language, filled with values. */
export function message(code: Code, locale: Locale, values: Readonly<Record<string, string | number>> = {}): string {
  const found = messages[locale][code] ?? "";
  if (!takes[code]) return typeof found === "string" ? found : "";
  const template = typeof found === "string" ? found : form(found, locale, values);
  return template.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (part, name?: string) =>
    name === undefined ? part.charAt(0) : String(values[name] ?? part),
  );
}

function form(forms: Exclude<Message, string>, locale: Locale, values: Readonly<Record<string, string | number>>): string {
  const category = new Intl.PluralRules(locale).select(Number(values[forms.plural]));
  return forms[category] ?? forms.other ?? forms.many ?? "";
}
