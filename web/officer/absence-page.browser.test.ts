import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  type Answers,
  APPROVER,
  MORNING,
  officeUnderTest,
  problem,
  REVIEWER,
  SESSION,
} from '../client/office-under-test.ts';
import '../styles/office.css';
import './absence-page.ts';
import './absence-warnings.ts';

afterEach(() => document.body.replaceChildren());

const UNITS = [
  {
    id: 'unit-늘봄과',
    parentId: null,
    code: '1000000',
    name: '늘봄과',
    posts: [
      {
        id: REVIEWER.postId,
        title: REVIEWER.postTitle,
        isHead: false,
        holders: [{ personId: REVIEWER.personId, name: REVIEWER.name }],
      },
    ],
  },
];
const ANSWERS: Answers = { ...MORNING, 'GET /api/organization': { body: { units: UNITS } } };
const words = () => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '';

function open(answers = ANSWERS) {
  const { office, asked } = officeUnderTest(answers);
  office.session.set(SESSION);
  const page = document.createElement('absence-page');
  page.office = office;
  document.body.append(page);
  return { asked: () => asked.filter(({ method }) => method === 'POST'), office };
}

async function fill(name: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!field) throw new Error(`no field ${name}`);
  await userEvent.fill(field, value);
}

describe('the page of absences', () => {
  it('sends what was written, with the stand-in found by name', async () => {
    const { asked } = open({ ...ANSWERS, 'POST /api/absences': { body: { id: 'absence-3' } } });
    await expect.poll(() => document.querySelectorAll('datalist option').length).toBe(1);
    await fill('fromOn', '2026-12-24');
    await fill('toOn', '2026-12-26');
    await fill('basis', '휴가 신청 제12호');
    await userEvent.fill(document.querySelector('person-picker input') as HTMLInputElement, REVIEWER.name);
    await userEvent.keyboard('{Enter}');
    await expect.poll(words).toContain('부재를 정했습니다.');
    expect(asked()[0]?.body).toEqual({
      kind: 'leave',
      fromOn: '2026-12-24',
      toOn: '2026-12-26',
      standInPersonId: REVIEWER.personId,
      basis: '휴가 신청 제12호',
    });
  });

  it('keeps what was written and says why where it is refused', async () => {
    const refusal = problem(409, 'absence-overlaps', '이미 정한 부재와 겹칩니다.');
    open({ ...ANSWERS, 'POST /api/absences': refusal });
    await expect.poll(words).toContain('출장 명령 제7호');
    await fill('fromOn', '2026-12-24');
    await fill('toOn', '2026-12-26');
    await fill('basis', '휴가 신청 제12호');
    await userEvent.keyboard('{Enter}');
    await expect.poll(words).toContain('이미 정한 부재와 겹칩니다.');
    expect(document.querySelector<HTMLInputElement>('[name=basis]')?.value).toBe('휴가 신청 제12호');
  });

  it('ends an absence after one more press, and says for whom one acts', async () => {
    const { asked } = open({ ...ANSWERS, 'POST /api/absences/absence-1/cancellation': { body: { id: 'absence-1' } } });
    await expect.poll(words).toContain('11. 24.~11. 26.');
    expect(words()).toContain('민서진 가람과장 가람과 11. 20.');
    document.querySelector<HTMLElement>('absence-table .button.small')?.click();
    expect(asked()).toEqual([]);
    await expect.poll(() => document.activeElement?.textContent?.trim()).toBe('부재 해제');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => asked()[0]?.path).toBe('/api/absences/absence-1/cancellation');
  });
});

it('a line says who of it will be away and who acts then', async () => {
  const along = {
    absences: [
      {
        personId: APPROVER.personId,
        from: '2026-12-23T15:00:00.000Z',
        until: '2026-12-26T15:00:00.000Z',
        acting: { personId: REVIEWER.personId, name: '고은결', postTitle: '늘봄팀장', unitName: '늘봄과' },
      },
    ],
  };
  const path = `GET /api/absences/along?people=${REVIEWER.personId},${APPROVER.personId}`;
  const { office } = officeUnderTest({ [path]: { body: along } });
  const warnings = document.createElement('absence-warnings');
  warnings.office = office;
  warnings.seats = [
    { act: 'review', officer: REVIEWER },
    { act: 'approve', officer: APPROVER },
  ];
  document.body.append(warnings);
  await expect
    .poll(words)
    .toContain('이 결재선의 3번(도하늘 늘봄과장)은 12. 24.~12. 26. 부재이며, 대결자는 고은결 늘봄팀장입니다.');
});
