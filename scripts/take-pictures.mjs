import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

// The pictures of the README: `node scripts/take-pictures.mjs ADDRESS PASSWORD`, against a demonstration office that
// was started for this alone (a GYEOL_DATA_DIR of its own): what is written here stays in it. The password is the one
// that the start prints.
const [origin, password] = process.argv.slice(2);
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../docs/pictures');
const SIZE = { width: 1280, height: 860 };
const DRAFTER = 'juhee';
const REVIEWER = ['minjae', '배민재'];
const DECIDER = ['dohyun', '권도현'];
const MATTER = '동 행정복지센터 운영 점검과 결과 보고';
const OPEN = { level: 'open', grounds: [] };
const OTHERS = [
  ['seojun', '2026년 자원봉사자 격려 행사 추진계획', OPEN],
  ['haneul', '통장 위촉 심사 결과보고', { level: 'closed', grounds: [6] }],
  ['juhee', '동 행정복지센터 겨울철 시설 점검 결과보고', OPEN],
];

if (!origin || !password) {
  console.error('usage: node scripts/take-pictures.mjs http://127.0.0.1:3000 PASSWORD');
  process.exit(1);
}
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--lang=ko-KR'] });
try {
  await takePictures();
} finally {
  await browser.close();
}

async function takePictures() {
  const drafter = await signIn(DRAFTER);
  const report = await submit(drafter, meetingReport());
  await sign(await signIn(REVIEWER[0]), report, '야간 운영은 두 달 뒤 결과를 보고 다시 정하기를 바랍니다.');
  for (const [login, title, disclosure] of OTHERS) {
    await submit(await signIn(login), { title, disclosure, body: [paragraph(`${title}을(를) 다음과 같이 올립니다.`)] });
  }
  const decider = await signIn(DECIDER[0]);
  await decider.locator(`a.row[data-number="${report}"]`).hover();
  await decider.locator(`a.row[data-number="${report}"]`).focus();
  await decider.locator('document-preview .sheet').getByText('「마을돌봄 모임」').first().waitFor();
  await save(decider, 'inbox');
  await decider.keyboard.press('Enter');
  await decider.locator('.desk').waitFor();
  await decider.keyboard.press('a');
  await decider.getByRole('dialog').waitFor();
  await save(decider, 'document');

  const draft = await write(drafter, checkPlan(), []);
  await drafter.goto(`${origin}/office/drafts/${draft}`);
  await drafter.getByLabel('업무 찾기').fill('운영 점검');
  await drafter.waitForLoadState('networkidle');
  await drafter.getByRole('button', { name: MATTER }).click();
  await drafter.locator('.line .line-basis').first().waitFor();
  await drafter.getByRole('textbox', { name: '본문' }).getByText('확인 방법').click();
  await drafter.getByText('저장됨').waitFor();
  await save(drafter, 'draft');

  const citizen = await (await browser.newContext({ viewport: SIZE, locale: 'ko-KR' })).newPage();
  await citizen.goto(`${origin}/search?q=${encodeURIComponent('제5차 동 혁신 운영위원회')}`);
  await citizen.getByRole('link', { name: /제5차 동 혁신 운영위원회/ }).click();
  await save(citizen, 'page');
}

async function save(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(SIZE.width - 1, SIZE.height - 1);
  await page.waitForLoadState('networkidle');
  // Nothing is caught half-way between two colours.
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function signIn(login) {
  const context = await browser.newContext({ viewport: SIZE, locale: 'ko-KR', timezoneId: 'Asia/Seoul' });
  const page = await context.newPage();
  await page.goto(`${origin}/office/`);
  await page.getByRole('textbox', { name: '아이디' }).first().fill(login);
  await page.locator('input[type=password]').first().fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '결재대기', level: 1 }).waitFor();
  return page;
}

/** The API as the page itself would ask it. */
function ask(page, method, address, body) {
  return page.evaluate(
    async ([method, address, body]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const init = method === 'GET' ? {} : { method, headers, body: JSON.stringify(body) };
      const answer = await fetch(address, init);
      if (!answer.ok) throw new Error(`${method} ${address}: ${await answer.text()}`);
      return answer.json();
    },
    [method, address, body],
  );
}

async function write(page, { title, body, disclosure = OPEN }, line) {
  const { managementNumber, revision } = await ask(page, 'POST', '/api/drafts', {});
  const { unitTasks } = await ask(page, 'GET', '/api/unit-tasks');
  const task = unitTasks.find(({ name }) => name.includes('동 행정복지센터')) ?? unitTasks[0];
  await ask(page, 'PUT', `/api/drafts/${managementNumber}`, {
    ...{ revision: revision ?? 1, title, publicTitle: title, editorJson: { type: 'doc', content: body } },
    ...{ summary: '', keywords: [], disclosure, bodyOpen: false, licence: 'none', unitTaskId: task.id, line },
  });
  return managementNumber;
}

async function submit(page, wanted) {
  const { units } = await ask(page, 'GET', '/api/organization');
  const seat = (act, name) => {
    const posts = units.flatMap((unit) => unit.posts);
    const post = posts.find(({ holders }) => holders.some((holder) => holder.name === name));
    return { act, postId: post.id, personId: post.holders.find((holder) => holder.name === name).personId };
  };
  const line = [seat('delegatedApprove', DECIDER[1])];
  const number = await write(page, wanted, wanted.reviewed ? [seat('review', REVIEWER[1]), ...line] : line);
  const { revision } = await ask(page, 'GET', `/api/drafts/${number}`);
  await ask(page, 'POST', `/api/drafts/${number}/submission`, { revision });
  return number;
}

async function sign(page, number, opinion) {
  const { contentHash } = await ask(page, 'GET', `/api/documents/${number}`);
  await ask(page, 'POST', `/api/documents/${number}/signature`, { contentHash, opinion });
}

function meetingReport() {
  return {
    title: '「마을돌봄 모임」 제3차 회의 결과보고',
    disclosure: { level: 'partiallyOpen', grounds: [6] },
    reviewed: true,
    body: [
      paragraph('겨울철 돌봄 공백을 줄이기 위하여 연 제3차 회의의 결과를 보고합니다.'),
      item(0, '일시: 2026. 11. 19.(목) 14:00~15:40'),
      item(0, '장소: 시청 본관 3층 소회의실'),
      item(0, '회의 결과'),
      item(1, '안부확인 대상 가구의 기준을 하나로 맞추기로 함'),
      item(1, '돌봄 거점 3곳의 운영시간을 21:00까지 늘리기로 함'),
      table(
        ['할 일', '맡은 곳', '기한'],
        ['대상 가구 명단 첫 대조', '지역돌봄복지과', '2026. 12. 7.'],
        ['거점 3곳 비상벨 설치', '자치행정과', '2026. 12. 11.'],
      ),
      { type: 'enclosures', content: ['회의록 1부.', '참석자 명단 1부.'].map(enclosure) },
    ],
  };
}

function checkPlan() {
  return {
    title: '동절기 안부확인 기준 통일 계획',
    body: [
      paragraph('겨울철 돌봄 공백을 막기 위하여 안부확인 대상 가구의 기준을 하나로 맞추고자 합니다.'),
      item(0, '관련: 자치행정과-8(2026. 10. 13.)'),
      item(0, '기준'),
      item(1, '대상: 65세 이상 혼자 사는 어르신과 50세 이상 1인 가구 가운데 아래에 드는 가구'),
      item(2, '최근 석 달 동안 전기나 수도 사용량이 절반 아래로 줄어든 가구'),
      item(2, '이웃이나 통장이 확인을 부탁한 가구'),
      item(1, '확인 방법: 방문과 전화를 한 주씩 번갈아 함'),
      item(0, '동별 배정(2026. 12. 기준)'),
      table(['동', '대상 가구', '방문'], ['가온동', '312', '156'], ['나래동', '274', '120']),
    ],
  };
}

function text(words) {
  return [{ type: 'text', text: words }];
}

function paragraph(words) {
  return { type: 'paragraph', content: text(words) };
}

function item(level, words) {
  return { type: 'item', attrs: { kind: 'number', level }, content: text(words) };
}

function enclosure(words) {
  return { type: 'enclosure', content: text(words) };
}

function table(head, ...rows) {
  const cell = (type) => (words) => ({ type, content: [paragraph(words)] });
  const row = (type, words) => ({ type: 'tableRow', content: words.map(cell(type)) });
  return { type: 'table', content: [row('tableHeader', head), ...rows.map((words) => row('tableCell', words))] };
}
