// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["uk", "en", "pl", "pt", "pt-BR", "zh-Hant-TW", "zh"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * Скрізь
   */
  Everywhere: 1,
  /**
   * Лише тут
   */
  Nowhere: 2,
  /**
   * Де-не-де
   */
  SomeWhere: 3,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "1": "Everywhere",
  "2": "Nowhere",
  "3": "SomeWhere",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "uk": {
    "1": "Скрізь",
    "2": "Лише тут",
    "3": "Де-не-де",
  },
  "en": {
    "1": "Everywhere",
    "2": "Лише тут",
    "3": "Here and there",
  },
  "pl": {
    "1": "Wszędzie",
    "2": "Лише тут",
    "3": "Here and there",
  },
  "pt": {
    "1": "Em todo lado",
    "2": "Лише тут",
    "3": "Aqui e ali",
  },
  "pt-BR": {
    "1": "Em todo lugar",
    "2": "Лише тут",
    "3": "Aqui e ali",
  },
  "zh-Hant-TW": {
    "1": "到處",
    "2": "Лише тут",
    "3": "有些地方",
  },
  "zh": {
    "1": "到处",
    "2": "Лише тут",
    "3": "有些地方",
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
