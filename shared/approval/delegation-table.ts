import { groupBy } from '../kernel/group-by.ts';
import { withParticle } from '../kernel/particle.ts';
import { wonText } from '../kernel/won.ts';
import { bandText, type DelegationRule, type DelegationTable, hasBand } from './delegation.ts';
import { emptyRungs, type OfficeOfDay } from './delegation-ladder.ts';

/** What is wrong or odd about a table. `blocks` = it may not be put into force, because it answers two ways or none. */
export type TableFinding = { readonly code: string; readonly finding: string; readonly blocks: boolean };

/** What a table says about itself: bands that overlap or leave holes, rungs it does not have, one code for two. */
export function tableFindings({ ladder, rules }: DelegationTable): TableFinding[] {
  const rungs = new Set(ladder.map(({ name }) => name));
  const findings: TableFinding[] = [];
  for (const [code, bands] of groupBy(rules, ({ code }) => code)) {
    const block = (finding: string) => findings.push({ code, finding, blocks: true });
    const [first] = bands;
    if (bands.some(({ name, path }) => name !== first?.name || path.join('\n') !== first.path.join('\n'))) {
      block('같은 코드에 분류나 단위사무의 이름이 다릅니다. 하나로 맞추어 주십시오.');
    }
    for (const rung of new Set(bands.flatMap((rule) => [rule.decidedBy, ...(rule.reviewedBy ?? [])]))) {
      if (!rungs.has(rung)) block(`직위 단계에 ${withParticle(rung, '이(가)')} 없습니다. 직위 단계를 고쳐 주십시오.`);
    }
    findings.push(...bandFindings(code, bands));
  }
  return findings;
}

/** What a table asks for that the office of a day cannot give: told before it is in force, and no hindrance. */
export function officeFindings({ ladder, rules }: DelegationTable, office: OfficeOfDay): TableFinding[] {
  const findings: TableFinding[] = [];
  const warn = (code: string, finding: string) => findings.push({ code, finding, blocks: false });
  const empty = new Set(emptyRungs(ladder, office));
  const units = new Set(office.units.flatMap(({ code, name }) => [code, name]));
  for (const [code, bands] of groupBy(rules, ({ code }) => code)) {
    for (const rung of new Set(bands.map(({ decidedBy }) => decidedBy))) {
      if (empty.has(rung)) warn(code, `${rung} 단계의 직위를 가진 사람이 지금 없습니다.`);
    }
    for (const unit of new Set(bands.flatMap(({ cooperation }) => cooperation))) {
      if (!units.has(unit)) warn(code, `협조 부서 ${withParticle(unit, '이(가)')} 지금 없습니다.`);
    }
  }
  return findings;
}

/** Bands as a row of fences: each must begin where the one before it ends. */
function bandFindings(code: string, rules: readonly DelegationRule[]): TableFinding[] {
  const findings: TableFinding[] = [];
  const overlap = (finding: string) => findings.push({ code, finding, blocks: true });
  const hole = (finding: string) => findings.push({ code, finding: `${finding} 결재권자가 없습니다.`, blocks: false });
  if (!rules.some(hasBand)) {
    if (rules.length > 1) overlap('금액이 없는 줄이 둘 이상입니다. 한 줄만 두어 주십시오.');
    return findings;
  }
  const bands = rules.toSorted((one, other) => (one.fromWon ?? 0) - (other.fromWon ?? 0));
  let end: number | null = 0;
  let last = '';
  for (const band of bands) {
    const from = band.fromWon ?? 0;
    const text = bandText(band) || '모든 금액';
    if (band.belowWon !== null && band.belowWon <= from) overlap(`${text}: 이상이 미만보다 작아야 합니다.`);
    if (end === null || from < end) overlap(`금액이 겹칩니다: ${last}, ${text}`);
    else if (from > end) hole(`${end === 0 ? '' : `${wonText(end)} 이상 `}${wonText(from)} 미만의`);
    if (end !== null) end = band.belowWon === null ? null : Math.max(end, band.belowWon);
    last = text;
  }
  if (end !== null) hole(`${wonText(end)} 이상의`);
  return findings;
}

/** What an import would do to a table, row by row; a row is known by its code and where its band begins. */
export type TableChanges = {
  readonly added: readonly DelegationRule[];
  readonly removed: readonly DelegationRule[];
  readonly changed: readonly { readonly before: DelegationRule; readonly after: DelegationRule }[];
};

export function changesBetween(before: readonly DelegationRule[], after: readonly DelegationRule[]): TableChanges {
  const key = (rule: DelegationRule) => `${rule.code}\n${rule.fromWon ?? ''}`;
  const old = new Map(before.map((rule) => [key(rule), rule]));
  const kept = new Set(after.map(key));
  const changed = after.flatMap((rule) => {
    const was = old.get(key(rule));
    return was && !sameRule(was, rule) ? [{ before: was, after: rule }] : [];
  });
  return {
    added: after.filter((rule) => !old.has(key(rule))),
    removed: before.filter((rule) => !kept.has(key(rule))),
    changed,
  };
}

export function sameRule(one: DelegationRule, other: DelegationRule): boolean {
  return ruleParts(one) === ruleParts(other);
}

/** The parts of a row in one order, whatever made it. */
function ruleParts(rule: DelegationRule): string {
  const { code, name, path, fromWon, belowWon, decidedBy, reviewedBy, cooperation, important, reference } = rule;
  return JSON.stringify([
    code,
    name,
    path,
    fromWon,
    belowWon,
    decidedBy,
    reviewedBy,
    cooperation,
    important,
    reference,
  ]);
}
