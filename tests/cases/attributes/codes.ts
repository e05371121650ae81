// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["uk", "en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * Усе є
   */
  Full: 1,
  /**
   * Майже нічого
   */
  Sparse: 2,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "1": "Full",
  "2": "Sparse",
};

export type Outcome = "success" | "failure";
/** The outcome of each code. */
export const outcome: Readonly<Partial<Record<Code, Outcome>>> = {
  "1": "success",
  "2": "failure",
};

export type Only = "value";
/** The only of each code. */
export const only: Readonly<Partial<Record<Code, Only>>> = {
  "1": "value",
  "2": "value",
};

export type Severity = "low" | "middle-level" | "high";
/** The severity of each code that has one. */
export const severity: Readonly<Partial<Record<Code, Severity>>> = {
  "1": "high",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "uk": {
    "1": "Усе є",
    "2": "Майже нічого",
  },
  "en": {
    "1": "All there",
    "2": "Hardly anything",
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
