import type { PersonalDataKind } from '../../disclosure/personal-data/personal-finding.ts';
import type { Dice } from '../line-dice.ts';
import { disguise, wide } from './disguises.ts';
import * as drawn from './drawn-values.ts';
import { FIRMS, UNITS } from './invented-names.ts';

/** What stands for a word in braces. Without a kind it is nobody's personal data. */
export type Written = {
  readonly text: string;
  readonly kind?: PersonalDataKind;
  /** Other kinds by which it may be told as rightly. */
  readonly or?: readonly PersonalDataKind[];
  /** Told or not told, both are right: a name without a word for what its bearer is, a firm's number. */
  readonly optional?: true;
  /** How the number was disguised. */
  readonly as?: string;
};

type Writer = (dice: Dice) => Written;

const numbered =
  (kind: PersonalDataKind, draw: (dice: Dice) => drawn.DrawnNumber, labelled: boolean): Writer =>
  (dice) => ({
    ...disguise(draw(dice), dice, labelled),
    kind,
  });

const sometimesWide =
  (kind: PersonalDataKind, draw: (dice: Dice) => string): Writer =>
  (dice) => {
    const plain = draw(dice);
    return dice.below(8) === 0 ? { text: wide(plain), kind, as: 'full width' } : { text: plain, kind, as: 'plain' };
  };

const digits =
  (count: number): Writer =>
  (dice) => ({ text: String(dice.between(1, 9)) + dice.digits(count - 1) });
const free =
  (write: (dice: Dice) => string): Writer =>
  (dice) => ({ text: write(dice) });

const HANJA_NAMES = ['金哲洙', '李英熙', '朴敏洙', '崔貞娥', '鄭東勳'] as const;
const mobileTail = (dice: Dice): string => drawn.drawMobile(dice).groups.slice(1).join('-');

/** An office's number: its area, an exchange of the administration and a line. */
const officeLine = (dice: Dice): string =>
  dice.of([
    `02-2133-${dice.digits(4)}`,
    `031-228-${dice.digits(4)}`,
    `044-205-${dice.digits(4)}`,
    `051-888-${dice.digits(4)}`,
  ]);

function day(dice: Dice): string {
  const { year, month, day: date } = drawn.drawDay(dice, 2008, 2026);
  return dice.of([
    `${year}. ${month}. ${date}.`,
    `${year}.${month}.${date}.`,
    `${year}년 ${month}월 ${date}일`,
    `${year}-${month}-${date}`,
  ]);
}

const sum = (dice: Dice): string =>
  dice.of([
    `${dice.between(1, 999)},${dice.digits(3)}원`,
    `${dice.between(1, 99)},${dice.digits(3)},${dice.digits(3)}원`,
    `${dice.between(1, 999)},${dice.digits(3)}천원`,
    `${dice.between(1000, 99999)}원`,
  ]);

const PERSONAL: Readonly<Record<string, Writer>> = {
  주민: numbered('residentNumber', drawn.drawResident, true),
  '주민!': numbered('residentNumber', drawn.drawResident, false),
  외국인: numbered('foreignerNumber', drawn.drawForeigner, true),
  '외국인!': numbered('foreignerNumber', drawn.drawForeigner, false),
  면허: numbered('driverLicence', drawn.drawLicence, true),
  여권: sometimesWide('passportNumber', drawn.drawPassport),
  건보: sometimesWide('healthInsurance', drawn.drawHealthInsurance),
  휴대: numbered('mobilePhone', drawn.drawMobile, true),
  '휴대!': numbered('mobilePhone', drawn.drawMobile, false),
  휴대뒤: (dice) => ({ text: mobileTail(dice), kind: 'mobilePhone', as: 'plain' }),
  전화: (dice) => ({
    text: drawn.drawTelephone(dice).groups.join('-'),
    kind: 'telephone',
    or: ['mobilePhone'],
    as: 'plain',
  }),
  메일: sometimesWide('email', drawn.drawMail),
  카드: numbered('bankCard', drawn.drawCard, true),
  차량: sometimesWide('vehicleNumber', drawn.drawVehicle),
  '차량!': (dice) => ({ text: drawn.drawVehicle(dice), kind: 'vehicleNumber', as: 'plain' }),
  집: (dice) => ({ text: drawn.drawHome(dice), kind: 'homeAddress', as: 'plain' }),
  생일: (dice) => ({ text: drawn.drawBirth(dice), kind: 'birthDate', as: 'plain' }),
  생일여섯: (dice) => ({ text: drawn.drawBirthSix(dice), kind: 'birthDate', as: 'plain' }),
  성명: (dice) => ({ text: drawn.drawName(dice), kind: 'personName', as: 'plain' }),
  아무개: (dice) => ({ text: drawn.drawName(dice), kind: 'personName', optional: true }),
  한자성명: (dice) => ({ text: dice.of(HANJA_NAMES), kind: 'personName', optional: true }),
};

const IMPERSONAL: Readonly<Record<string, Writer>> = {
  직원: free(drawn.drawName),
  사업자: (dice) => ({ text: drawn.drawBusiness(dice), kind: 'businessNumber', optional: true }),
  법인: (dice) => ({ text: drawn.drawCorporation(dice), kind: 'corporationNumber', optional: true }),
  회사: free((dice) => dice.of(FIRMS)),
  과: free((dice) => dice.of(UNITS)),
  국번: free(officeLine),
  날짜: free(day),
  해: free((dice) => String(dice.between(2008, 2026))),
  달둘: free((dice) => String(dice.between(1, 12)).padStart(2, '0')),
  돈: free(sum),
  가린주민: (dice) => ({
    text: `${drawn.drawBirthSix(dice)}-${dice.between(1, 4)}******`,
    kind: 'birthDate',
    optional: true,
  }),
  가린휴대: free((dice) => `010-****-${dice.digits(4)}`),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`수${index + 1}`, digits(index + 1)])),
};

/** Writes the word that stands in braces; a bank goes with its own form of account (`corpus.ts`). */
export function writeWord(word: string, dice: Dice): Written {
  const writer = PERSONAL[word] ?? IMPERSONAL[word];
  if (writer === undefined) throw new Error(`No line of the corpus knows {${word}}.`);
  return writer(dice);
}

/** A bank and an account of its form, drawn together. */
export function writeAccount(dice: Dice): { readonly bank: string; readonly account: Written } {
  const { bank, account: number } = drawn.drawAccount(dice);
  return { bank, account: { ...disguise(number, dice, dice.below(4) === 0), kind: 'bankAccount' } };
}
