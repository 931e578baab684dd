import type { CirculationGroupShape } from '../../shared/contract/circulation.ts';
import type { GroupRule, GroupWhom } from '../../shared/organization/circulation-group.ts';

export const WHOM_LABELS: Readonly<Record<GroupWhom['kind'], string>> = {
  everyone: '모든 사람',
  heads: '부서장만',
  titled: '직위로 고름',
};

/** `자치행정과 (하위 부서 포함): 부서장만`, or a person's name. What never came to be has none. */
export function ruleWords(rule: GroupRule, name: string): string {
  if (rule.kind === 'person') return name || '없는 사람';
  const unit = name || '없는 부서';
  const place = rule.withLower ? `${unit} (하위 부서 포함)` : unit;
  return `${place}: ${whomWords(rule.whom)}`;
}

function whomWords(whom: GroupWhom): string {
  return whom.kind === 'titled' ? `직위가 ‘${whom.title}’ 또는 ‘…${whom.title}’인 사람` : WHOM_LABELS[whom.kind];
}

/** Who uses a group, and who made it where that is somebody else. */
export function sharingWords({ sharedWith, owner }: CirculationGroupShape, ownId: string): string {
  const maker = owner.personId === ownId ? '' : ` · 만든 사람 ${owner.name}`;
  if (!sharedWith) return '나만 씀';
  if (!sharedWith.stands) return `나누어 쓰던 ${sharedWith.unitName} 부서가 없어져 나만 씀`;
  return `${sharedWith.unitName} 직원이 함께 씀${maker}`;
}
