/** The largest amount an office writes in one cell: a thousand times the budget of the country. */
export const MOST_WON = 1_000_000_000_000_000;

const EOK = 100_000_000;
const MAN = 10_000;

/** An amount of money as officials say it: 500만원, 1억 5,000만원, 12,345원. */
export function wonText(won: number): string {
  const eok = Math.floor(won / EOK);
  const man = Math.floor((won % EOK) / MAN);
  const rest = won % MAN;
  // 12만 3,456원 is nobody's notation: what is not round is written out in digits.
  if (rest > 0 || won === 0) return `${grouped(won)}원`;
  const parts = [eok > 0 ? `${grouped(eok)}억` : '', man > 0 ? `${grouped(man)}만` : ''];
  return `${parts.filter((part) => part !== '').join(' ')}원`;
}

const AMOUNT = /^(?:(\d+)억)?(?:(\d+)천만|(\d+)만)?(\d+)?원?$/;

/** Reads 5000000, 5,000,000, 500만원, 1억 5천만원; undefined for anything else or for more than an office spends. */
export function readWon(text: string): number | undefined {
  const found = AMOUNT.exec(text.replaceAll(/[,\s]/g, ''));
  if (!found || text.trim() === '' || text.trim() === '원') return undefined;
  const [, eok, thousandMan, man, rest] = found.map((part) => (part === undefined ? 0 : Number(part)));
  const won = (eok ?? 0) * EOK + (thousandMan ?? 0) * 1_000 * MAN + (man ?? 0) * MAN + (rest ?? 0);
  return won <= MOST_WON ? won : undefined;
}

/** Written here and not by the platform, whose notation depends on where it runs. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
