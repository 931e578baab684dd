import { describe, expect, test } from 'vitest';
import { packed, partLines, readBytes } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';
const p = (...runs: readonly string[]) => `<p>${runs.map((inside) => `<run>${inside}</run>`).join('')}</p>`;
const t = (text: string) => `<t>${text}</t>`;
const list = (inside: string) => `<subList>${inside}</subList>`;
const ctrl = (inside: string) => `<ctrl>${inside}</ctrl>`;
const field = (type: string, command: string, words: string, more = '') =>
  p(
    ctrl(
      `<fieldBegin id="7" type="${type}"${more}><parameters><stringParam name="Command">${command}</stringParam></parameters></fieldBegin>`,
    ),
    t(words),
    ctrl('<fieldEnd beginIDRef="7"/>'),
  );
const read = (inside: string) =>
  readBytes(
    'hwpx',
    packed({
      mimetype: 'application/hwp+zip',
      'Contents/header.xml': '<head><refList/></head>',
      'Contents/section0.xml': `<sec>${inside}</sec>`,
    }),
  );

describe('a .hwpx', () => {
  test('shows words above others (덧말), letters in one another (글자 겹침), and a chart that is written twice once', async () => {
    const document = await read(
      p(
        '<dutmal posType="TOP"><mainText>漢江</mainText><subText>한강</subText></dutmal>',
        t('은 '),
        '<compose composeText="12"/>',
      ) +
        p('<switch><case required-namespace="chart"><chart/></case><default><ole/></default></switch>', '<t/>') +
        p('<comboBox selectedValue="승인"><listItem displayText="반려" value="2"/></comboBox>'),
    );
    expect(partLines(document)).toEqual(['漢江(한강)은 12', '<chart >', '승인']);
    expect(document.leftOut).toEqual([{ reason: 'chart', count: 1 }]);
  });

  test.each([
    ['words above others', p(`<dutmal><mainText>글</mainText><subText>${NUMBER}</subText></dutmal>`)],
    ['숨은 설명', p(ctrl(`<hiddenComment>${list(p(t(NUMBER)))}</hiddenComment>`))],
    ['메모', p(ctrl(`<fieldBegin id="7" type="MEMO">${list(p(t(NUMBER)))}</fieldBegin>`), ctrl('<fieldEnd/>'))],
    ['누름틀 that nobody has filled in', field('CLICK_HERE', `${NUMBER};`, NUMBER)],
    [
      'the help of a 누름틀',
      field('CLICK_HERE', `Clickhere:set:1:Direction:wstring:2:이름 HelpState:wstring:14:${NUMBER}`, '정노을'),
    ],
    ['what a 누름틀 is called', field('CLICK_HERE', '이름', '정노을', ` name="${NUMBER}"`)],
    ['where a link leads', field('HYPERLINK', `mailto\\:${NUMBER}@city.example;1;0;0;`, '누리집')],
    ['what a field is computed of', field('FORMULA', `IF(1,"예","${NUMBER}")`, '예')],
    ['a word for the index', p(ctrl(`<indexmark><firstKey>${NUMBER}</firstKey></indexmark>`), t('글'))],
    [
      'what stands beside a chart for programs that know none',
      p(
        `<switch><case><chart/></case><default><rect><drawText>${list(p(t(NUMBER)))}</drawText></rect></default></switch>`,
      ),
    ],
    ['a case that says nothing', p(`<switch><case/><default><t>${NUMBER}</t></default></switch>`)],
    ['what else a list offers', p(`<comboBox selectedValue="승인"><listItem displayText="${NUMBER}"/></comboBox>`)],
    [
      'what a program has said of a picture',
      p(`<pic><shapeComment>그림입니다. 원본 그림의 이름: ${NUMBER}.jpg</shapeComment></pic>`),
    ],
    [
      'what describes a box',
      p(`<rect><shapeComment>${NUMBER}</shapeComment><drawText>${list(p(t('글')))}</drawText></rect>`),
    ],
    ['what describes a picture', p(`<pic><shapeComment>${NUMBER}</shapeComment></pic>`)],
    ['what no version of the format has', p(`<news><t>${NUMBER}</t></news>`, t('글'))],
    ['a tracked deletion', p(`<t>가<deleteBegin Id="1"/>${NUMBER}<deleteEnd Id="1"/>나</t>`)],
  ])('tells a resident number in %s', async (_place, inside) => {
    expect((await read(inside)).personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  test('says that words of what it does not know are not on the page', async () => {
    const document = await read(p('<news><t>모르는 글</t></news>', '<newLook width="3"/>', t('글')));
    expect(partLines(document)).toEqual(['글']);
    expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
  });
});
