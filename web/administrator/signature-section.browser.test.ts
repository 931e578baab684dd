import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { SignatureReply } from '../../shared/contract/signature.ts';
import { MORNING, officeUnderTest } from '../client/office-under-test.ts';
import './signature-section.ts';

const FAULT = '서명 인증서가 2026-11-19에 만료되었습니다. 새 인증서로 바꾸어 주십시오.';

afterEach(() => document.body.replaceChildren());

it('the administrator sees why papers wait for their signature, and that it has been mended', async () => {
  let reply: SignatureReply = { kind: 'pkcs12', certificate: null, fault: FAULT, waiting: 3 };
  const { office } = officeUnderTest({ ...MORNING, 'GET /api/signature': () => ({ body: reply }) });
  const section = document.createElement('signature-section');
  section.office = office;
  document.body.append(section);
  await expect.element(screen.getByRole('alert')).toHaveTextContent(`지금은 서명할 수 없습니다. ${FAULT}`);
  await expect.element(screen.getByText('3건')).toBeVisible();
  const certificate = { subject: '늘봄시', issuer: '행정전자서명', until: '2028-11-20T00:00:00.000Z' };
  reply = { kind: 'pkcs12', certificate, fault: null, waiting: 0 };
  await userEvent.click(screen.getByRole('button', { name: '다시 확인' }));
  await expect.element(screen.getByText('2028. 11. 20.')).toBeVisible();
  expect(section.querySelector('[role=alert]')).toBeNull();
});
