import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { NUMBERING_ANSWERS } from '../client/numbering-under-test.ts';
import { MORNING, officeUnderTest, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './numbering-page.ts';
import './unit-tasks-section.ts';

beforeEach(() => {
  document.documentElement.lang = 'ko';
});
afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

function open(roles = SESSION.roles) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    ...NUMBERING_ANSWERS,
    'POST /api/numbering/policies': { body: { validFrom: '2027-03-01', example: '총무과-2027-027' } },
    'POST /api/numbering/series': { body: { id: 'series-훈령' } },
  });
  office.session.set({ ...SESSION, roles });
  const page = document.createElement('numbering-page');
  page.office = office;
  document.body.append(page);
  return asked;
}

it('shows how the next number would look before a format or a series is set', async () => {
  const asked = open();
  await userEvent.fill(screen.getByLabelText('형식 {unitName}'), '{unitName}{serial}');
  await expect.element(screen.getByText('사이에 - 같은 글자를 넣어 주십시오.')).toBeVisible();
  await userEvent.fill(screen.getByLabelText('형식 {unitName}'), '{unitName}-{year}-{serial}');
  await userEvent.fill(screen.getByLabelText('일련번호 자릿수'), '3');
  await expect.element(screen.getByText('늘봄과-2026-027')).toBeVisible();
  await userEvent.fill(screen.getByLabelText('시작하는 날'), '2027-03-01');
  await userEvent.fill(screen.getByLabelText('사유').first(), '정관을 고침');
  await userEvent.click(screen.getByRole('button', { name: '형식 정하기' }));
  await expect.element(screen.getByText('2027. 3. 1.부터 총무과-2027-027처럼 찍습니다.')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('종류'), '지시');
  await userEvent.fill(screen.getByLabelText('대장 이름'), '지시');
  await expect.element(screen.getByText('지시 제2026-1호')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('종류'), '방침');
  await expect.element(screen.getByLabelText('결재하는 직위')).toBeVisible();
  await userEvent.fill(screen.getByLabelText('마지막 번호 처음이면'), '69');
  await expect.element(screen.getByText('지시 제70호')).toBeVisible();
  await userEvent.fill(screen.getByLabelText('사유').nth(1), '대장을 새로 둠');
  await userEvent.click(screen.getByRole('button', { name: '대장 두기' }));
  await expect.element(screen.getByText('지시 대장을 두었습니다.')).toBeVisible();
  expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toMatchObject([
    { validFrom: '2027-03-01', template: '{unitName}-{year}-{serial}', digits: 3, receivedSeries: 'shared' },
    { kind: 'decision', name: '지시', policy: 'yearlyPlain', lastUsed: 69, reason: '대장을 새로 둠' },
  ]);
});

it('is read by who keeps the records, and changed by an administrator alone', async () => {
  open(['recordsManager']);
  await expect.element(screen.getByText('해솔시 공고 제2026-282호')).toBeVisible();
  expect(document.querySelector('form')).toBeNull();
});
