// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["ar", "he", "en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * {limit} طلب فقط
   */
  RateLimit: -30,
  /**
   * أُرسل الطلب إلى الخادم {host} وهو غير صحيح
   */
  WrongServer: -13,
  /**
   * تم تنفيذ الطلب
   */
  Ok: 0,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "-30": "RateLimit",
  "-13": "WrongServer",
  "0": "Ok",
};

export type Outcome = "success" | "failure";
/** The outcome of each code. */
export const outcome: Readonly<Partial<Record<Code, Outcome>>> = {
  "-30": "failure",
  "-13": "failure",
  "0": "success",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "ar": {
    "-30": {
      "few": "{limit} طلبات فقط",
      "many": "{limit} طلبًا فقط",
      "one": "طلب واحد فقط",
      "other": "{limit} طلب فقط",
      "plural": "limit",
      "two": "طلبان فقط",
      "zero": "لا طلبات"
    },
    "-13": "أُرسل الطلب إلى الخادم {host} وهو غير صحيح",
    "0": "تم تنفيذ الطلب",
  },
  "he": {
    "-30": {
      "one": "בקשה אחת בלבד",
      "other": "{limit} בקשות בלבד",
      "plural": "limit",
      "two": "שתי בקשות בלבד"
    },
    "-13": "הבקשה נשלחה לשרת {host} השגוי",
    "0": "הבקשה בוצעה",
  },
  "en": {
    "-30": {
      "one": "Only {limit} request",
      "other": "Only {limit} requests",
      "plural": "limit"
    },
    "-13": "Request sent to the wrong server {host}",
    "0": "Done",
  },
};

/** The values that the message of a code takes. */
const takes: Readonly<Partial<Record<Code, readonly string[]>>> = {
  "-30": ["limit"],
  "-13": ["host"],
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
