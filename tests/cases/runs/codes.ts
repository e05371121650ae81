// Made by kody from codes.yaml. Do not edit.

/** The languages; the first one is the source language. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];

export const Code = {
  /**
   * The number 1
   */
  Number1: 1,
  /**
   * The number 2
   */
  Number2: 2,
  /**
   * The number 3
   */
  Number3: 3,
  /**
   * The number 4
   */
  Number4: 4,
  /**
   * The number 5
   */
  Number5: 5,
  /**
   * The number 6
   */
  Number6: 6,
  /**
   * The number 7
   */
  Number7: 7,
  /**
   * The number 8
   */
  Number8: 8,
  /**
   * The number 9
   */
  Number9: 9,
  /**
   * The number 10
   */
  Number10: 10,
  /**
   * The number 11
   */
  Number11: 11,
  /**
   * The number 12
   */
  Number12: 12,
  /**
   * The number 13
   */
  Number13: 13,
  /**
   * The number 14
   */
  Number14: 14,
  /**
   * The number 15
   */
  Number15: 15,
  /**
   * The number 16
   */
  Number16: 16,
  /**
   * The number 17
   */
  Number17: 17,
  /**
   * The number 18
   */
  Number18: 18,
  /**
   * The number 19
   */
  Number19: 19,
  /**
   * The number 20
   */
  Number20: 20,
  /**
   * The number 21
   */
  Number21: 21,
  /**
   * The number 22
   */
  Number22: 22,
  /**
   * The number 23
   */
  Number23: 23,
  /**
   * The number 24
   */
  Number24: 24,
  /**
   * The number 25
   */
  Number25: 25,
  /**
   * The number 26
   */
  Number26: 26,
  /**
   * The number 27
   */
  Number27: 27,
  /**
   * The number 28
   */
  Number28: 28,
  /**
   * The number 29
   */
  Number29: 29,
  /**
   * The number 30
   */
  Number30: 30,
  /**
   * The number 31
   */
  Number31: 31,
  /**
   * The number 32
   */
  Number32: 32,
  /**
   * The number 33
   */
  Number33: 33,
  /**
   * The number 34
   */
  Number34: 34,
  /**
   * The number 35
   */
  Number35: 35,
  /**
   * The number 36
   */
  Number36: 36,
  /**
   * The number 37
   */
  Number37: 37,
  /**
   * The number 38
   */
  Number38: 38,
  /**
   * The number 39
   */
  Number39: 39,
  /**
   * The number 140
   */
  Number140: 140,
  /**
   * The number 147
   */
  Number147: 147,
  /**
   * The number 154
   */
  Number154: 154,
  /**
   * The number 161
   */
  Number161: 161,
  /**
   * The number 168
   */
  Number168: 168,
  /**
   * The number 175
   */
  Number175: 175,
  /**
   * The number 182
   */
  Number182: 182,
  /**
   * The number 189
   */
  Number189: 189,
  /**
   * The number 196
   */
  Number196: 196,
  /**
   * The number 203
   */
  Number203: 203,
  /**
   * The number 210
   */
  Number210: 210,
  /**
   * The number 217
   */
  Number217: 217,
  /**
   * The number 224
   */
  Number224: 224,
  /**
   * The number 231
   */
  Number231: 231,
  /**
   * The number 238
   */
  Number238: 238,
  /**
   * The number 245
   */
  Number245: 245,
  /**
   * The number 252
   */
  Number252: 252,
  /**
   * The number 259
   */
  Number259: 259,
  /**
   * The number 266
   */
  Number266: 266,
  /**
   * The number 273
   */
  Number273: 273,
  /**
   * The number 1000
   */
  Number1000: 1000,
  /**
   * The number 1001
   */
  Number1001: 1001,
  /**
   * The number 70000
   */
  Number70000: 70000,
  /**
   * The number 123456
   */
  Number123456: 123456,
  /**
   * The number 4294967295
   */
  Number4294967295: 4294967295,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "1": "Number1",
  "2": "Number2",
  "3": "Number3",
  "4": "Number4",
  "5": "Number5",
  "6": "Number6",
  "7": "Number7",
  "8": "Number8",
  "9": "Number9",
  "10": "Number10",
  "11": "Number11",
  "12": "Number12",
  "13": "Number13",
  "14": "Number14",
  "15": "Number15",
  "16": "Number16",
  "17": "Number17",
  "18": "Number18",
  "19": "Number19",
  "20": "Number20",
  "21": "Number21",
  "22": "Number22",
  "23": "Number23",
  "24": "Number24",
  "25": "Number25",
  "26": "Number26",
  "27": "Number27",
  "28": "Number28",
  "29": "Number29",
  "30": "Number30",
  "31": "Number31",
  "32": "Number32",
  "33": "Number33",
  "34": "Number34",
  "35": "Number35",
  "36": "Number36",
  "37": "Number37",
  "38": "Number38",
  "39": "Number39",
  "140": "Number140",
  "147": "Number147",
  "154": "Number154",
  "161": "Number161",
  "168": "Number168",
  "175": "Number175",
  "182": "Number182",
  "189": "Number189",
  "196": "Number196",
  "203": "Number203",
  "210": "Number210",
  "217": "Number217",
  "224": "Number224",
  "231": "Number231",
  "238": "Number238",
  "245": "Number245",
  "252": "Number252",
  "259": "Number259",
  "266": "Number266",
  "273": "Number273",
  "1000": "Number1000",
  "1001": "Number1001",
  "70000": "Number70000",
  "123456": "Number123456",
  "4294967295": "Number4294967295",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "en": {
    "1": "The number 1",
    "2": "The number 2",
    "3": "The number 3",
    "4": "The number 4",
    "5": "The number 5",
    "6": "The number 6",
    "7": "The number 7",
    "8": "The number 8",
    "9": "The number 9",
    "10": "The number 10",
    "11": "The number 11",
    "12": "The number 12",
    "13": "The number 13",
    "14": "The number 14",
    "15": "The number 15",
    "16": "The number 16",
    "17": "The number 17",
    "18": "The number 18",
    "19": "The number 19",
    "20": "The number 20",
    "21": "The number 21",
    "22": "The number 22",
    "23": "The number 23",
    "24": "The number 24",
    "25": "The number 25",
    "26": "The number 26",
    "27": "The number 27",
    "28": "The number 28",
    "29": "The number 29",
    "30": "The number 30",
    "31": "The number 31",
    "32": "The number 32",
    "33": "The number 33",
    "34": "The number 34",
    "35": "The number 35",
    "36": "The number 36",
    "37": "The number 37",
    "38": "The number 38",
    "39": "The number 39",
    "140": "The number 140",
    "147": "The number 147",
    "154": "The number 154",
    "161": "The number 161",
    "168": "The number 168",
    "175": "The number 175",
    "182": "The number 182",
    "189": "The number 189",
    "196": "The number 196",
    "203": "The number 203",
    "210": "The number 210",
    "217": "The number 217",
    "224": "The number 224",
    "231": "The number 231",
    "238": "The number 238",
    "245": "The number 245",
    "252": "The number 252",
    "259": "The number 259",
    "266": "The number 266",
    "273": "The number 273",
    "1000": "The number 1000",
    "1001": "The number 1001",
    "70000": "The number 70000",
    "123456": "The number 123456",
    "4294967295": "The number 4294967295",
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
