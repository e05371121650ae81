// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * The lowest
   */
  Lowest: -2147483648,
  /**
   * Server error
   */
  ServerError: -32000,
  /**
   * Minus one
   */
  Minus: -1,
  /**
   * Zero
   */
  Zero: 0,
  /**
   * Sixteen
   */
  Hex: 16,
  /**
   * Seventeen
   */
  Octal: 17,
  /**
   * The highest
   */
  Highest: 2147483647,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "-2147483648": "Lowest",
  "-32000": "ServerError",
  "-1": "Minus",
  "0": "Zero",
  "16": "Hex",
  "17": "Octal",
  "2147483647": "Highest",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "en": {
    "-2147483648": "The lowest",
    "-32000": "Server error",
    "-1": "Minus one",
    "0": "Zero",
    "16": "Sixteen",
    "17": "Seventeen",
    "2147483647": "The highest",
  },
};

/** The values that the message of a code takes. */
const takes: Readonly<Partial<Record<Code, readonly string[]>>> = {
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
