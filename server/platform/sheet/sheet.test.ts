import { expect, test } from 'vitest';
import { readSheet, SHEET_LIMITS } from './read-sheet.ts';
import { writeCsv, writeSheet } from './write-sheet.ts';

type Row = { readonly name: string; readonly count: number };
const columns = [
  { title: '이름', width: 12, value: (row: Row) => row.name },
  { title: '건수', width: 8, value: (row: Row) => row.count },
];
const rows: Row[] = [
  { name: '홍길동 "가"', count: 3 },
  { name: '=1+1', count: 0 },
];

test('what is written as XLSX is read back, and nothing of it is a formula', async () => {
  const read = await readSheet(await writeSheet('명단', columns, rows));
  expect(read).toEqual({
    records: [
      { line: 1, fields: ['이름', '건수'] },
      { line: 2, fields: ['홍길동 "가"', '3'] },
      { line: 3, fields: ['=1+1', '0'] },
    ],
  });
});

test('a CSV is read in UTF-8 and in CP949, as Korean Excel saves it', async () => {
  const written = Buffer.from(writeCsv(columns, rows));
  // A program that opens the file sees text; our own reader sees what was written.
  expect(written.toString()).toContain("'=1+1");
  const utf8 = await readSheet(written);
  expect(utf8).toMatchObject({ records: [{}, { fields: ['홍길동 "가"', '3'] }, { fields: ['=1+1', '0'] }] });
  // 똠방각하: the first syllable exists in CP949 only, not in EUC-KR proper.
  const cp949 = Buffer.from([0x8c, 0x63, 0xb9, 0xe6, 0xb0, 0xa2, 0xc7, 0xcf]);
  expect(await readSheet(cp949)).toEqual({ records: [{ line: 1, fields: ['똠방각하'] }] });
});

test('what is no sheet, broken or too long is told apart', async () => {
  expect(await readSheet(Buffer.from('PK\u0003\u0004 no archive'))).toEqual({ fault: 'not-a-sheet' });
  expect(await readSheet(Buffer.from([1, 0, 2]))).toEqual({ fault: 'not-a-sheet' });
  expect(await readSheet(Buffer.from('가,"나\n'))).toEqual({ fault: 'broken-csv', line: 1 });
  expect(await readSheet(Buffer.from('가\n'.repeat(SHEET_LIMITS.rows + 1)))).toEqual({ fault: 'too-many-rows' });
  expect(await readSheet(Buffer.alloc(SHEET_LIMITS.bytes + 1, 65))).toEqual({ fault: 'too-large' });
});
