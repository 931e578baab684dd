import { expect, it } from 'vitest';
import type { ImageBlock } from '../document/body.ts';
import { hwpxFaults } from '../testing/hwpx-faults.ts';
import { paragraph, writtenPaper } from '../testing/written-paper.ts';
import { hwpxParts } from './hwpx-parts.ts';

const chart: ImageBlock = {
  ...{
    type: 'image',
    sha256: 'a'.repeat(64),
    mediaType: 'image/png',
    width: 600,
    height: 400,
    share: 75,
    align: 'center',
  },
  ...{ alt: '늘어난 "막대" & 꺾은선', caption: [{ text: '<그림 1> 방문자 수' }] },
};

it('a picture lies in the package once, with its caption and its words; one that leads nowhere is seen', () => {
  const parts = hwpxParts(writtenPaper([paragraph('앞'), chart, { ...chart, caption: [], share: 25 }]));
  expect(hwpxFaults(parts)).toEqual([]);
  expect(parts.filter(({ picture }) => picture === chart.sha256).map(({ name }) => name)).toEqual([
    'BinData/image1.png',
  ]);
  const section = parts.find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
  expect(section).toContain('<hp:shapeComment>늘어난 &quot;막대&quot; &amp; 꺾은선</hp:shapeComment>');
  expect(section).toMatch(
    /<\/hp:pic><hp:t\/><\/hp:run><\/hp:p><hp:p [^>]*><hp:run [^>]*><hp:t>&lt;그림 1&gt; 방문자 수</,
  );
  const broken = parts.map((part) => ({ ...part, content: part.content.replace('IDRef="image1"', 'IDRef="image9"') }));
  expect(hwpxFaults(broken)).toEqual(['a picture leads to image9, which is not in the package']);
});
