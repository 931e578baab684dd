import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import '../styles/office.css';
import './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, WHOLE_DRAFT } from './draft-under-test.ts';

beforeEach(() => {
  document.documentElement.lang = 'ko';
});
afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

it('says which number the kind brings, and keeps the kind with the draft', async () => {
  const server = drafting(WHOLE_DRAFT);
  draftPage(server.office, new DeviceUnderTest());
  await expect.poll(() => document.querySelector('#document-kind')).not.toBeNull();
  const kind = screen.getByRole('combobox', { name: '종류' });
  await userEvent.selectOptions(kind, '해솔시 공고 (고시·공고)');
  await expect.element(screen.getByText('지금 결재하면 해솔시 공고 제2026-282호입니다.')).toBeVisible();
  await userEvent.selectOptions(kind, '방침');
  await expect.element(screen.getByText('지금 결재하면 늘봄과장 방침 제70호입니다.')).toBeVisible();
  expect(document.querySelector('.document-head')?.textContent).toContain('방침번호결재 때 부여');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => server.stored().kind).toEqual({ kind: 'decision', seriesId: null });
  await userEvent.selectOptions(kind, '일반문서');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => server.stored().kind).toBeNull();
});
