// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["uk", "en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * Файл «{file}» зник
   */
  Within: 1,
  /**
   * {file} — зайвий
   */
  First: 2,
  /**
   * Немає {file}
   */
  Last: 3,
  /**
   * {file}
   */
  Alone: 4,
  /**
   * {file} чи {file}є
   */
  Twice: 5,
  /**
   * Файл {file}
   */
  Nowhere: 6,
  /**
   * Кінець: {file} є
   */
  End: 7,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "1": "Within",
  "2": "First",
  "3": "Last",
  "4": "Alone",
  "5": "Twice",
  "6": "Nowhere",
  "7": "End",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "uk": {
    "1": "Файл «{file}» зник",
    "2": "{file} — зайвий",
    "3": "Немає {file}",
    "4": "{file}",
    "5": "{file} чи {file}є",
    "6": "Файл {file}",
    "7": "Кінець: {file} є",
  },
  "en": {
    "1": "The file {file} is gone",
    "2": "{file} is too much",
    "3": "There is no {file}",
    "4": "{file}!",
    "5": "{file}: is it {file}?",
    "6": "A file",
    "7": "The end: {file}é",
  },
};

/** The values that the message of a code takes. */
const takes: Readonly<Partial<Record<Code, readonly string[]>>> = {
  "1": ["file"],
  "2": ["file"],
  "3": ["file"],
  "4": ["file"],
  "5": ["file"],
  "6": ["file"],
  "7": ["file"],
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
