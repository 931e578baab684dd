import { unzipSync } from 'fflate';
import { readPdf } from '../publication/read-pdf.ts';
import type { TestOffice } from './test-office.ts';

/** The page and the files in which citizens have a document, each by the end of its address. */
const CITIZEN_FORMS = ['', '.json', '.txt', '.md', '.pdf', '.hwpx'] as const;
/** All of them, and the search. */
export const EVERYWHERE: readonly string[] = [...CITIZEN_FORMS, 'search'];

/** In which of them, all being there, citizens meet a word of the document, and whether the search finds it by that. */
export async function formsWith(
  office: Pick<TestOffice, 'visitor'>,
  managementNumber: string,
  word: string,
): Promise<readonly string[]> {
  const visitor = office.visitor();
  const found: string[] = [];
  for (const form of CITIZEN_FORMS) {
    const url = `/documents/${managementNumber}${form}`;
    const { statusCode, rawPayload } = await visitor.inject({ method: 'GET', url });
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
    if (wordsOfForm(form, rawPayload).includes(word)) found.push(form);
  }
  const search = await visitor.inject({ method: 'GET', url: `/search?q=${encodeURIComponent(word)}` });
  return search.body.includes(`/documents/${managementNumber}`) ? [...found, 'search'] : found;
}

/** What a form says, the insides of its package or its PDF included. */
export function wordsOfForm(form: string, bytes: Buffer): string {
  if (form === '.hwpx') {
    const parts = Object.values(unzipSync(bytes));
    return parts.map((part) => Buffer.from(part).toString()).join('\n');
  }
  if (form !== '.pdf') return bytes.toString();
  const { texts, codes } = readPdf(bytes);
  return [...texts, ...codes].join('');
}
