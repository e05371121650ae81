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
   * The number 32703
   */
  Number32703: 32703,
  /**
   * The number 32704
   */
  Number32704: 32704,
  /**
   * The number 32705
   */
  Number32705: 32705,
  /**
   * The number 32706
   */
  Number32706: 32706,
  /**
   * The number 32707
   */
  Number32707: 32707,
  /**
   * The number 32708
   */
  Number32708: 32708,
  /**
   * The number 32709
   */
  Number32709: 32709,
  /**
   * The number 32710
   */
  Number32710: 32710,
  /**
   * The number 32711
   */
  Number32711: 32711,
  /**
   * The number 32712
   */
  Number32712: 32712,
  /**
   * The number 32713
   */
  Number32713: 32713,
  /**
   * The number 32714
   */
  Number32714: 32714,
  /**
   * The number 32715
   */
  Number32715: 32715,
  /**
   * The number 32716
   */
  Number32716: 32716,
  /**
   * The number 32717
   */
  Number32717: 32717,
  /**
   * The number 32718
   */
  Number32718: 32718,
  /**
   * The number 32719
   */
  Number32719: 32719,
  /**
   * The number 32720
   */
  Number32720: 32720,
  /**
   * The number 32721
   */
  Number32721: 32721,
  /**
   * The number 32722
   */
  Number32722: 32722,
  /**
   * The number 32723
   */
  Number32723: 32723,
  /**
   * The number 32724
   */
  Number32724: 32724,
  /**
   * The number 32725
   */
  Number32725: 32725,
  /**
   * The number 32726
   */
  Number32726: 32726,
  /**
   * The number 32727
   */
  Number32727: 32727,
  /**
   * The number 32728
   */
  Number32728: 32728,
  /**
   * The number 32729
   */
  Number32729: 32729,
  /**
   * The number 32730
   */
  Number32730: 32730,
  /**
   * The number 32731
   */
  Number32731: 32731,
  /**
   * The number 32732
   */
  Number32732: 32732,
  /**
   * The number 32733
   */
  Number32733: 32733,
  /**
   * The number 32734
   */
  Number32734: 32734,
  /**
   * The number 32735
   */
  Number32735: 32735,
  /**
   * The number 32736
   */
  Number32736: 32736,
  /**
   * The number 32737
   */
  Number32737: 32737,
  /**
   * The number 32738
   */
  Number32738: 32738,
  /**
   * The number 32739
   */
  Number32739: 32739,
  /**
   * The number 32740
   */
  Number32740: 32740,
  /**
   * The number 32741
   */
  Number32741: 32741,
  /**
   * The number 32742
   */
  Number32742: 32742,
  /**
   * The number 32743
   */
  Number32743: 32743,
  /**
   * The number 32744
   */
  Number32744: 32744,
  /**
   * The number 32745
   */
  Number32745: 32745,
  /**
   * The number 32746
   */
  Number32746: 32746,
  /**
   * The number 32747
   */
  Number32747: 32747,
  /**
   * The number 32748
   */
  Number32748: 32748,
  /**
   * The number 32749
   */
  Number32749: 32749,
  /**
   * The number 32750
   */
  Number32750: 32750,
  /**
   * The number 32751
   */
  Number32751: 32751,
  /**
   * The number 32752
   */
  Number32752: 32752,
  /**
   * The number 32753
   */
  Number32753: 32753,
  /**
   * The number 32754
   */
  Number32754: 32754,
  /**
   * The number 32755
   */
  Number32755: 32755,
  /**
   * The number 32756
   */
  Number32756: 32756,
  /**
   * The number 32757
   */
  Number32757: 32757,
  /**
   * The number 32758
   */
  Number32758: 32758,
  /**
   * The number 32759
   */
  Number32759: 32759,
  /**
   * The number 32760
   */
  Number32760: 32760,
  /**
   * The number 32761
   */
  Number32761: 32761,
  /**
   * The number 32762
   */
  Number32762: 32762,
  /**
   * The number 32763
   */
  Number32763: 32763,
  /**
   * The number 32764
   */
  Number32764: 32764,
  /**
   * The number 32765
   */
  Number32765: 32765,
  /**
   * The number 32766
   */
  Number32766: 32766,
  /**
   * The number 32767
   */
  Number32767: 32767,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** The name of each code. */
export const names: Readonly<Record<Code, keyof typeof Code>> = {
  "-32768": "Lowest",
  "-32767": "SecondLowest",
  "-32766": "ThirdLowest",
  "32703": "Number32703",
  "32704": "Number32704",
  "32705": "Number32705",
  "32706": "Number32706",
  "32707": "Number32707",
  "32708": "Number32708",
  "32709": "Number32709",
  "32710": "Number32710",
  "32711": "Number32711",
  "32712": "Number32712",
  "32713": "Number32713",
  "32714": "Number32714",
  "32715": "Number32715",
  "32716": "Number32716",
  "32717": "Number32717",
  "32718": "Number32718",
  "32719": "Number32719",
  "32720": "Number32720",
  "32721": "Number32721",
  "32722": "Number32722",
  "32723": "Number32723",
  "32724": "Number32724",
  "32725": "Number32725",
  "32726": "Number32726",
  "32727": "Number32727",
  "32728": "Number32728",
  "32729": "Number32729",
  "32730": "Number32730",
  "32731": "Number32731",
  "32732": "Number32732",
  "32733": "Number32733",
  "32734": "Number32734",
  "32735": "Number32735",
  "32736": "Number32736",
  "32737": "Number32737",
  "32738": "Number32738",
  "32739": "Number32739",
  "32740": "Number32740",
  "32741": "Number32741",
  "32742": "Number32742",
  "32743": "Number32743",
  "32744": "Number32744",
  "32745": "Number32745",
  "32746": "Number32746",
  "32747": "Number32747",
  "32748": "Number32748",
  "32749": "Number32749",
  "32750": "Number32750",
  "32751": "Number32751",
  "32752": "Number32752",
  "32753": "Number32753",
  "32754": "Number32754",
  "32755": "Number32755",
  "32756": "Number32756",
  "32757": "Number32757",
  "32758": "Number32758",
  "32759": "Number32759",
  "32760": "Number32760",
  "32761": "Number32761",
  "32762": "Number32762",
  "32763": "Number32763",
  "32764": "Number32764",
  "32765": "Number32765",
  "32766": "Number32766",
  "32767": "Number32767",
};

/** A message, or one for each plural category of the number `plural`. Where a code takes values, `{name}` is the place of one. */
type Message = string | ({ plural: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

const messages: Readonly<Record<Locale, Readonly<Partial<Record<Code, Message>>>>> = {
  "en": {
    "-32768": "The lowest",
    "-32767": "The second lowest",
    "-32766": "The third lowest",
    "32703": "The number 32703",
    "32704": "The number 32704",
    "32705": "The number 32705",
    "32706": "The number 32706",
    "32707": "The number 32707",
    "32708": "The number 32708",
    "32709": "The number 32709",
    "32710": "The number 32710",
    "32711": "The number 32711",
    "32712": "The number 32712",
    "32713": "The number 32713",
    "32714": "The number 32714",
    "32715": "The number 32715",
    "32716": "The number 32716",
    "32717": "The number 32717",
    "32718": "The number 32718",
    "32719": "The number 32719",
    "32720": "The number 32720",
    "32721": "The number 32721",
    "32722": "The number 32722",
    "32723": "The number 32723",
    "32724": "The number 32724",
    "32725": "The number 32725",
    "32726": "The number 32726",
    "32727": "The number 32727",
    "32728": "The number 32728",
    "32729": "The number 32729",
    "32730": "The number 32730",
    "32731": "The number 32731",
    "32732": "The number 32732",
    "32733": "The number 32733",
    "32734": "The number 32734",
    "32735": "The number 32735",
    "32736": "The number 32736",
    "32737": "The number 32737",
    "32738": "The number 32738",
    "32739": "The number 32739",
    "32740": "The number 32740",
    "32741": "The number 32741",
    "32742": "The number 32742",
    "32743": "The number 32743",
    "32744": "The number 32744",
    "32745": "The number 32745",
    "32746": "The number 32746",
    "32747": "The number 32747",
    "32748": "The number 32748",
    "32749": "The number 32749",
    "32750": "The number 32750",
    "32751": "The number 32751",
    "32752": "The number 32752",
    "32753": "The number 32753",
    "32754": "The number 32754",
    "32755": "The number 32755",
    "32756": "The number 32756",
    "32757": "The number 32757",
    "32758": "The number 32758",
    "32759": "The number 32759",
    "32760": "The number 32760",
    "32761": "The number 32761",
    "32762": "The number 32762",
    "32763": "The number 32763",
    "32764": "The number 32764",
    "32765": "The number 32765",
    "32766": "The number 32766",
    "32767": "The number 32767",
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
