// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * The lowest
   */
  Lowest: -32768,
  /**
   * The second lowest
   */
  SecondLowest: -32767,
  /**
   * The third lowest
   */
  ThirdLowest: -32766,
  /**
   * The second highest
   */
  SecondHighest: 32766,
  /**
   * The highest
   */
  Highest: 32767,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "-32768": "Lowest",
  "-32767": "SecondLowest",
  "-32766": "ThirdLowest",
  "32766": "SecondHighest",
  "32767": "Highest",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "en": {
    "-32768": "The lowest",
    "-32767": "The second lowest",
    "-32766": "The third lowest",
    "32766": "The second highest",
    "32767": "The highest",
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
