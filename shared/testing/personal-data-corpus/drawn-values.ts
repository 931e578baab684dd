import type { Dice } from '../line-dice.ts';
import { ADDRESS_PARTS, GIVEN, ROADS, SURNAMES } from './invented-names.ts';

/**
 * Values as the law, the banks and the registers give them, drawn by dice. Written from those forms alone: nothing
 * here is taken from the rules that look for them, and no number is anybody's but by chance.
 */
export type DrawnNumber = { readonly groups: readonly string[]; readonly separator: string };

const two = (value: number): string => String(value).padStart(2, '0');
const number = (separator: string, ...groups: string[]): DrawnNumber => ({ groups, separator });

export type Day = { readonly year: number; readonly month: number; readonly day: number };

export function drawDay(dice: Dice, first: number, last: number): Day {
  return { year: dice.between(first, last), month: dice.between(1, 12), day: dice.between(1, 28) };
}

/** 주민등록번호: given before October 2020 with a check digit, since then with six digits of chance. */
export function drawResident(dice: Dice): DrawnNumber {
  return civilNumber(dice, drawDay(dice, 1932, 2023), (year) => (year < 2000 ? [1, 2] : [3, 4]));
}

/** 외국인등록번호 and 국내거소신고번호. */
export function drawForeigner(dice: Dice): DrawnNumber {
  return civilNumber(dice, drawDay(dice, 1940, 2020), (year) => (year < 2000 ? [5, 6] : [7, 8]));
}

function civilNumber(dice: Dice, born: Day, sexes: (year: number) => [number, number]): DrawnNumber {
  const front = two(born.year % 100) + two(born.month) + two(born.day);
  const sex = String(dice.of(sexes(born.year)));
  const chance = born.year >= 2020 || dice.below(3) === 0;
  if (chance) return number('-', front, sex + dice.digits(6));
  const twelve = front + sex + dice.digits(5);
  return number('-', front, twelve.slice(6) + checkDigitOf(twelve, sex > '4'));
}

function checkDigitOf(twelve: string, foreigner: boolean): string {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(twelve[place]), 0);
  return String((((11 - (sum % 11)) % 10) + (foreigner ? 2 : 0)) % 10);
}

const LICENCE_REGIONS = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '28',
];

export function drawLicence(dice: Dice): DrawnNumber {
  const region = LICENCE_REGIONS[dice.below(LICENCE_REGIONS.length)] ?? '11';
  return number('-', region, two(dice.below(100)), dice.digits(6), dice.digits(2));
}

/** Old passports carry eight digits behind their letter; those since December 2021 a second letter in the middle. */
export function drawPassport(dice: Dice): string {
  if (dice.below(2) === 0) return dice.of(['M', 'M', 'S', 'R', 'O', 'D', 'G']) + dice.digits(8);
  return `${dice.of(['M', 'M', 'M', 'S', 'O', 'D'])}${dice.digits(3)}${dice.of(['A', 'B', 'C', 'D', 'E', 'F', 'H'])}${dice.digits(4)}`;
}

export function drawCard(dice: Dice): DrawnNumber {
  if (dice.below(8) === 0) {
    const all = luhn(dice.of(['34', '37']) + dice.digits(12));
    return number('-', all.slice(0, 4), all.slice(4, 10), all.slice(10));
  }
  const all = luhn(
    dice.of(['4', '51', '52', '53', '54', '55', '9410', '9420', '9490', '6361']) + dice.digits(15),
  ).slice(0, 16);
  const digits = luhn(all.slice(0, 15));
  return number('-', digits.slice(0, 4), digits.slice(4, 8), digits.slice(8, 12), digits.slice(12));
}

function luhn(without: string): string {
  let sum = 0;
  for (let place = without.length - 1, twice = true; place >= 0; place -= 1, twice = !twice) {
    const value = Number(without[place]) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return without + String((10 - (sum % 10)) % 10);
}

/** The forms of account numbers by bank; `#` is any digit. */
const ACCOUNTS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['국민은행', '######-0#-######'],
  ['국민', '######-04-######'],
  ['신한은행', '110-###-######'],
  ['신한', '140-###-######'],
  ['우리은행', '1002-###-######'],
  ['하나은행', '###-91####-#####'],
  ['농협', '301-####-####-#1'],
  ['농협은행', '352-####-####-#3'],
  ['농협중앙회', '###-02-######'],
  ['기업은행', '###-######-01-0##'],
  ['IBK기업은행', '###-######-02-0##'],
  ['카카오뱅크', '3333-0#-#######'],
  ['토스뱅크', '1000-####-####'],
  ['케이뱅크', '100-1##-######'],
  ['우체국', '01####-02-######'],
  ['새마을금고', '9002-####-####-#'],
  ['신협', '131-0##-######'],
  ['SC제일은행', '###-20-######'],
  ['대구은행', '504-10-######-#'],
  ['부산은행', '101-20##-####-0#'],
  ['광주은행', '###-107-######'],
  ['수협', '2010-####-####'],
];

export function drawAccount(dice: Dice): { readonly bank: string; readonly account: DrawnNumber } {
  const [bank, form] = dice.of(ACCOUNTS);
  return { bank, account: number('-', ...form.replace(/#/g, () => dice.digits(1)).split('-')) };
}

export function drawMobile(dice: Dice): DrawnNumber {
  if (dice.below(9) === 0) {
    return number('-', dice.of(['011', '016', '017', '018', '019']), dice.between(200, 899).toString(), dice.digits(4));
  }
  return number('-', '010', dice.between(2000, 9999).toString(), dice.digits(4));
}

const AREAS = ['02', '031', '032', '033', '041', '042', '043', '044', '051', '052', '053', '054', '055', '061', '062'];

export function drawTelephone(dice: Dice): DrawnNumber {
  const roll = dice.below(12);
  if (roll === 0) return number('-', '070', dice.between(4000, 8999).toString(), dice.digits(4));
  if (roll === 1)
    return number('-', dice.of(['0502', '0504', '0505', '0507']), dice.between(200, 9999).toString(), dice.digits(4));
  const area = AREAS[dice.below(AREAS.length)] ?? '02';
  return number('-', area, dice.between(200, dice.below(2) === 0 ? 899 : 8999).toString(), dice.digits(4));
}

const MAILBOXES = [
  'minsu',
  'younghee',
  'hong.gd',
  'sky_blue',
  'kim-ys',
  'rladbwls',
  'happyday',
  'jin.park',
  'bada',
] as const;
const MAIL_HOSTS = [
  'naver.com',
  'gmail.com',
  'hanmail.net',
  'daum.net',
  'nate.com',
  'kakao.com',
  'outlook.kr',
] as const;

export function drawMail(dice: Dice): string {
  return `${dice.of(MAILBOXES)}${dice.below(3) === 0 ? '' : dice.digits(dice.between(1, 4))}@${dice.of(MAIL_HOSTS)}`;
}

/** 비사업용 (가…), 사업용 (바사아자), 대여 (하허호), 택배 (배). */
const PLATE_LETTERS = [...'가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자하허호배'];

export function drawVehicle(dice: Dice): string {
  const letter = PLATE_LETTERS[dice.below(PLATE_LETTERS.length)] ?? '가';
  const front = dice.below(2) === 0 ? dice.between(100, 699) : dice.between(10, 99);
  return `${front}${letter}${dice.below(4) === 0 ? ' ' : ''}${dice.between(1000, 9999)}`;
}

export function drawHealthInsurance(dice: Dice): string {
  return String(dice.between(1, 9)) + dice.digits(10);
}

/** A home: a road's or a lot's address down to building and door. */
export function drawHome(dice: Dice): string {
  const [province, city, dong] = dice.of(ADDRESS_PARTS);
  const door = dice.of([
    `${dice.between(101, 130)}동 ${dice.between(1, 25)}${two(dice.between(1, 8))}호`,
    `제${dice.between(101, 112)}동 제${dice.between(101, 1504)}호`,
    `${dice.between(1, 5)}층 ${dice.between(101, 505)}호`,
    `${dice.between(201, 505)}호`,
    `B동 ${dice.between(101, 505)}호`,
  ]);
  const road = `${dice.of(ROADS)} ${dice.between(1, 320)}${dice.below(3) === 0 ? `-${dice.between(1, 40)}` : ''}`;
  return dice.of([
    `${province} ${city} ${road}, ${door}`,
    `${province} ${city} ${road}, ${door}(${dong}, 햇살마을아파트)`,
    `${province} ${city} ${road} (${dong}, 푸른빌라) ${door}`,
    `${city} ${dong} ${dice.between(1, 990)}-${dice.between(1, 40)}번지 ${door}`,
    `${province} ${city} ${dong} ${dice.between(1, 990)}-${dice.between(1, 40)} 은빛아파트 ${door}`,
    `${city} ${road} ${door}`,
  ]);
}

export function drawBirth(dice: Dice): string {
  const { year, month, day } = drawDay(dice, 1935, 2015);
  return dice.of([
    `${year}. ${month}. ${day}.`,
    `${year}.${two(month)}.${two(day)}.`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}년 ${month}월 ${day}일`,
    `${year}년${month}월${day}일`,
    `${two(year % 100)}.${two(month)}.${two(day)}.`,
    `${year}/${two(month)}/${two(day)}`,
    `'${two(year % 100)}. ${month}. ${day}.`,
  ]);
}

export function drawBirthSix(dice: Dice): string {
  const { year, month, day } = drawDay(dice, 1935, 2015);
  return two(year % 100) + two(month) + two(day);
}

export function drawName(dice: Dice): string {
  return dice.of(SURNAMES) + dice.of(GIVEN) + dice.of(GIVEN);
}

/** Ten digits whose last one checks the others (사업자등록번호). */
export function drawBusiness(dice: Dice): string {
  const nine = String(dice.between(101, 699)) + two(dice.of([1, 5, 12, 20, 81, 82, 85, 86, 87, 88])) + dice.digits(4);
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(nine[place]), 0);
  const last = (10 - ((sum + Math.floor((5 * Number(nine[8])) / 10)) % 10)) % 10;
  return `${nine.slice(0, 3)}-${nine.slice(3, 5)}-${nine.slice(5)}${last}`;
}

/** A registry's office, what kind of body, a serial and a check digit (법인등록번호). */
export function drawCorporation(dice: Dice): string {
  const twelve =
    dice.of(['1101', '1301', '1801', '1201', '1341', '2001', '1701']) +
    dice.of(['11', '14', '21', '22']) +
    `0${dice.digits(5)}`;
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * ((place % 2) + 1), 0);
  return `${twelve.slice(0, 6)}-${twelve.slice(6)}${(10 - (sum % 10)) % 10}`;
}
