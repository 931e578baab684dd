import type { RecheckOverview } from '../../shared/contract/reclassification.ts';
import { DISCLOSURE_LEVEL_LABELS, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { barFigure } from '../document/bar-figure.ts';

/** How far the check of the year has come in each unit. */
export function progressChart({ yearly }: RecheckOverview) {
  const bars = yearly.units.map(({ name, done, total }) => ({
    name,
    parts: [done, total - done],
    words: `${done.toLocaleString('ko')} / ${total.toLocaleString('ko')}`,
  }));
  const head = ['처리과', '대상', '마침', '남음'];
  const rows = yearly.units.map(({ name, done, total }) => [name, total, done, total - done] as const);
  return barFigure({ title: '처리과별 연간 재분류', bars, scale: 'share', legend: ['마침', '남음'], head, rows });
}

/** How far the check of the year has come with each kind of record, and with 열람제한. */
export function kindChart({ yearly }: RecheckOverview) {
  const levels = yearly.levels.map(({ level, ...count }) => ({ name: DISCLOSURE_LEVEL_LABELS[level], ...count }));
  const { restrictions } = yearly;
  const kinds = restrictions.total > 0 ? [...levels, { name: '열람제한', ...restrictions }] : levels;
  const bars = kinds.map(({ name, done, total }) => ({
    name,
    parts: [done, total - done],
    words: `${done.toLocaleString('ko')} / ${total.toLocaleString('ko')}`,
  }));
  const head = ['갈래', '대상', '마침', '남음'];
  const rows = kinds.map(({ name, done, total }) => [name, total, done, total - done] as const);
  return barFigure({ title: '갈래별 연간 재분류', bars, scale: 'share', legend: ['마침', '남음'], head, rows });
}

/** How much is kept closed on each ground. */
export function groundChart({ byGround }: RecheckOverview) {
  const bars = byGround.map(({ ground, count }) => ({
    name: `${ground}호 ${GROUND_LABELS[ground]}`,
    parts: [count],
    words: `${count.toLocaleString('ko')}건`,
  }));
  const rows = byGround.map(({ ground, count }) => [`${ground}호 ${GROUND_LABELS[ground]}`, count] as const);
  return barFigure({ title: '근거별 비공개·부분공개', bars, head: ['근거', '문서'], rows });
}

/** How much of each year is kept closed, in part or wholly. */
export function yearChart({ byYear }: RecheckOverview) {
  const bars = byYear.map(({ year, partiallyOpen, closed }) => ({
    name: `${year}년`,
    parts: [closed, partiallyOpen],
    words: `비공개 ${closed.toLocaleString('ko')} · 부분 ${partiallyOpen.toLocaleString('ko')}`,
  }));
  const rows = byYear.map(({ year, partiallyOpen, closed }) => [`${year}년`, closed, partiallyOpen] as const);
  return barFigure({
    title: '생산연도별 비공개·부분공개',
    bars,
    legend: ['비공개', '부분공개'],
    head: ['연도', '비공개', '부분공개'],
    rows,
  });
}
