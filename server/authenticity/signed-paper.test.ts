import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { IssuedCopy } from '../../shared/paper/issued-copy.ts';
import { renderPaper } from '../../shared/paper/render-paper.ts';
import { PAPER_FONTS } from '../../shared/testing/paper-fonts.ts';
import { SettableClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { conformanceFaults } from '../testing/pdf-conformance/check-conformance.ts';
import { dictOf, itemsOf, nameOf, textOf } from '../testing/pdf-conformance/pdf-values.ts';
import { ARCHIVED, PAPER_TO_BREAK } from '../testing/pdf-conformance/telling-papers.ts';
import { PaperSigner } from './paper-signer.ts';

/** What is issued: the archive copy, with the record inside, and the copy for citizens. Both link to their address. */
const COPIES = ['the archive copy', 'the copy for citizens'] as const;
type Copy = (typeof COPIES)[number];

let folder = '';
let paper: Uint8Array;
let citizens: Uint8Array;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gyeol-signing-'));
  [paper, citizens] = [draw(ARCHIVED), draw({ ...ARCHIVED, files: [] })];
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What Debian's mutool, which is built without profiles of colour, says of every file that has one. */
const NO_PROFILES = /^warning: ICC support is not available\n/gm;

const inFolder = (name: string) => path.join(folder, name);
const authority = (name: string) => inFolder(`signing/development-authority/${name}`);

function signerAt(moment: string, p12?: { file: string; passwordFile: string }): [PaperSigner, string[]] {
  const told: string[] = [];
  const config = { ...readConfig({}, folder), dataDir: folder, signer: p12 };
  return [new PaperSigner(config, new SettableClock(moment), (fault) => told.push(fault)), told];
}

function draw(issued: IssuedCopy): Uint8Array {
  const drawn = renderPaper(PAPER_TO_BREAK, { fonts: PAPER_FONTS, deflate: (bytes) => deflateSync(bytes), issued });
  if (isRefusal(drawn)) throw new Error('refused');
  return drawn.bytes;
}

async function signed(copy: Copy = 'the archive copy'): Promise<Buffer> {
  const [signer] = signerAt('2026-11-22T00:00:00Z');
  const { bytes, signedBy } = await signer.sign(copy === 'the archive copy' ? paper : citizens);
  expect(signedBy).toEqual({ name: '개발용 전자서명(DEVELOPMENT ONLY)', kind: 'development' });
  return Buffer.from(bytes);
}

/** Runs a tool; a test whose tool is not installed is counted as not run. */
function run(context: TestContext, tool: string, options: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(tool, options, { encoding: 'utf8' });
  if (error) return context.skip(`${tool} is missing`);
  return `${stdout}${stderr}`;
}

describe('the signature of the agency', () => {
  test.for(COPIES)('is appended to %s, which stays what it was and keeps every rule of the checker', async (copy) => {
    const [file, unsigned] = [await signed(copy), copy === 'the archive copy' ? paper : citizens];
    expect(Buffer.compare(file.subarray(0, unsigned.length), unsigned)).toBe(0);
    expect(await conformanceFaults(file)).toEqual([]);
  });

  test.for(COPIES)('stands in %s on the page of the link to its address, and takes nothing from it', async (copy) => {
    const document = await PDFDocument.load(await signed(copy), { updateMetadata: false });
    const [last] = document.getPages().slice(-1);
    const shown = itemsOf(last?.node, 'Annots').flatMap((each) => (each instanceof PDFDict ? [each] : []));
    const addresses = shown.map((each) => textOf(dictOf(each, 'A'), 'URI'));
    expect(shown.map((each) => nameOf(each, 'Subtype')).sort()).toEqual(['Link', 'Widget']);
    expect(addresses).toContain(ARCHIVED.address);
    expect(shown.map((each) => nameOf(dictOf(each, 'V'), 'SubFilter'))).toContain('ETSI.CAdES.detached');
  });

  test.for(COPIES)(
    'covers %s: pdfsig calls it valid and whole, and no longer so when one bit of it is another',
    async (copy, context) => {
      const file = await signed(copy);
      const look = (bytes: Buffer): string => {
        writeFileSync(inFolder('signed.pdf'), bytes);
        return run(context, 'pdfsig', [inFolder('signed.pdf')]);
      };
      const words = look(file);
      expect(words).toContain('Signature is Valid');
      expect(words).toContain('Total document signed');
      expect(words).toContain('ETSI.CAdES.detached');
      // The link is packed with the other objects.
      const inObjects = file.indexOf('stream\n', file.indexOf('/ObjStm')) + 'stream\n'.length + 200;
      const message = file.lastIndexOf('/Contents <') + '/Contents <'.length;
      const [signature, reason] = [file.indexOf('>', message) - 8, file.indexOf('/Reason <') + 20];
      for (const at of [20, Math.floor(citizens.length / 2), inObjects, reason, message, signature]) {
        const flipped = Buffer.from(file);
        flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
        expect(look(flipped), `bit at ${at}`).not.toContain('Signature is Valid');
      }
    },
  );

  test.for(COPIES)('leaves no room in %s that nobody has signed', async (copy) => {
    const file = await signed(copy);
    const from = file.lastIndexOf('/Contents <') + '/Contents <'.length;
    const message = Buffer.from(file.toString('latin1', from, file.indexOf('>', from)), 'hex');
    // A long sequence of DER: its length in the two bytes behind 30 82. One of ECDSA may be shorter the second time.
    expect(message.readUInt16BE(0)).toBe(0x3082);
    expect(message.length - 4 - message.readUInt16BE(2)).toBeLessThanOrEqual(3);
  });

  test('is trusted by whoever trusts the authority, where certutil can say so', async (context) => {
    const files = await Promise.all(COPIES.map(signed));
    run(context, 'certutil', ['-N', '-d', folder, '--empty-password']);
    run(context, 'certutil', ['-A', '-d', folder, '-n', 'root', '-t', 'C,C,C', '-i', authority('root.crt')]);
    for (const file of files) {
      writeFileSync(inFolder('trusted.pdf'), file);
      const words = run(context, 'pdfsig', ['-nssdir', folder, inFolder('trusted.pdf')]);
      expect(words).toContain('Certificate is Trusted');
    }
  });

  test.for(COPIES)('is no fault to qpdf and to mutool: %s', async (copy, context) => {
    writeFileSync(inFolder('whole.pdf'), await signed(copy));
    expect(run(context, 'qpdf', ['--check', inFolder('whole.pdf')])).toContain('No syntax or stream encoding errors');
    const page = ['draw', '-q', '-r', '20', '-F', 'pbm', '-o', inFolder('page-%d.pbm'), inFolder('whole.pdf')];
    expect(run(context, 'mutool', page).replace(NO_PROFILES, '')).toBe('');
  });
});

describe('the development authority', () => {
  test('is made once, by a root of its own, says what it is, and keeps its keys to itself', async () => {
    const [first, second] = [signerAt('2026-11-22T00:00:00Z')[0], signerAt('2026-11-22T00:00:00Z')[0]];
    const states = await Promise.all([first.state(), second.state()]);
    expect(states[0]).toEqual(states[1]);
    const own = new X509Certificate(readFileSync(authority('signing.crt')));
    const root = new X509Certificate(readFileSync(authority('root.crt')));
    expect(own.verify(root.publicKey) && own.checkIssued(root)).toBe(true);
    expect([own.subject, root.subject].every((name) => name.includes('DEVELOPMENT ONLY'))).toBe(true);
    for (const key of ['root.key', 'signing.key']) expect(statSync(authority(key)).mode & 0o777).toBe(0o600);
  });

  test('signs no more when its certificate has run out: the paper stays as it was, and it is said once', async () => {
    await signed();
    const [signer, told] = signerAt('2037-01-01T00:00:00Z');
    expect(await signer.sign(paper)).toEqual({ bytes: paper, signedBy: null });
    expect((await signer.state()).fault).toContain('만료되었습니다');
    await signer.sign(paper);
    expect(told).toEqual([expect.stringContaining('만료되었습니다')]);
  });
});

describe('a PKCS#12 file', () => {
  const places = (password: string) => {
    writeFileSync(inFolder('password'), `${password}\n`);
    return { file: inFolder('agency.p12'), passwordFile: inFolder('password') };
  };
  function pack(context: TestContext, password: string): void {
    const key = ['-inkey', authority('signing.key'), '-in', authority('signing.crt')];
    const how = ['pkcs12', '-export', ...key, '-certfile', authority('root.crt')];
    run(context, 'openssl', [...how, '-passout', `pass:${password}`, '-out', inFolder('agency.p12')]);
  }

  test('signs with its key and chain, and a wrong password or a missing file is said in words', async (context) => {
    await signed();
    pack(context, '기관의 비밀번호 7');
    const [signer] = signerAt('2026-11-22T00:00:00Z', places('기관의 비밀번호 7'));
    const { bytes, signedBy } = await signer.sign(paper);
    expect(signedBy?.kind).toBe('pkcs12');
    expect(await conformanceFaults(bytes)).toEqual([]);

    const [wrong, told] = signerAt('2026-11-22T00:00:00Z', places('다른 비밀번호'));
    expect((await wrong.sign(paper)).signedBy).toBeNull();
    expect(told.join()).toContain('비밀번호 파일이 맞는지');
    // Mended without a new start.
    places('기관의 비밀번호 7');
    expect((await wrong.sign(paper)).signedBy?.kind).toBe('pkcs12');

    const [missing] = signerAt('2026-11-22T00:00:00Z', { ...places('x'), file: inFolder('gone.p12') });
    expect((await missing.state()).fault).toContain('읽을 수 없습니다');
  });
});
