import { findPersonalData } from '../../shared/disclosure/personal-data/find-personal-data.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';
import { writeText } from './written-text.ts';

const ROUNDS = 25;
const LENGTH = 100_000;
/** A look takes a few ms; several of them are told apart by the clock of the processor. */
const LOOKS = 5;

/** What a plain filter is: one expression of two numbers, an address, and the words that such data stands behind. */
const PLAIN_FILTER =
  /[0-9]{6}[- ]?[1-8][0-9]{6}|01[016789][- ]?[0-9]{3,4}[- ]?[0-9]{4}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.|성명|이름|주민|여권|면허|계좌|카드|보험|차량|생년|전화|연락처|민원인|신청인|피해자|예금주|주소/g;

/** Pieces that begin like personal data and never become it. */
const HOSTILE = ['0', '010-', '9 ', 'a@', 'a.', '가로', '성명:', '은행', '1234-', '(', '900101-', 'O1', '\u200b'];

/** 개인정보 점검 of an office's text, beside a plain filter; and of a text made to hold it up, beside a tenth of it. */
export async function personalData(): Promise<readonly MeasuredRow[]> {
  const text = officeText();
  const rounds = await takeTurns(ROUNDS, {
    ours: async () => cpuOf(() => findPersonalData(text)),
    reference: async () => cpuOf(() => [...text.matchAll(PLAIN_FILTER)]),
  });
  const [long, short] = [hostileText(10 * LENGTH), hostileText(LENGTH)];
  const hostile = await takeTurns(5, {
    ours: async () => cpuOf(() => findPersonalData(long)),
    reference: async () => cpuOf(() => findPersonalData(short)),
  });
  return [
    rowOf(
      {
        name: 'pii',
        target: '<= 12',
        unit: 'ms CPU',
        note: 'an office’s text of 100,000 letters; reference: one plain filter',
      },
      rounds,
    ),
    rowOf(
      {
        name: 'pii-hostile',
        target: '<= 12',
        unit: 'ms CPU',
        note: `${long.length} letters; reference: a tenth of them`,
      },
      hostile,
    ),
  ];
}

type Node = { readonly text?: string; readonly content?: readonly Node[] };
const textOf = ({ text, content = [] }: Node): string => text ?? content.map(textOf).join('\n');

function officeText(): string {
  let text = '';
  for (let number = 1; text.length < LENGTH; number += 1) text += `${textOf(writeText(number).editorJson as Node)}\n`;
  return text.slice(0, LENGTH);
}

function hostileText(length: number): string {
  const share = Math.ceil(length / HOSTILE.length);
  return HOSTILE.map((piece) => piece.repeat(Math.ceil(share / piece.length))).join('');
}

function cpuOf(look: () => unknown): number {
  const before = process.cpuUsage();
  for (let again = 0; again < LOOKS; again += 1) look();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / LOOKS;
}
