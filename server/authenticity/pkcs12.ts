import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo } from 'pkijs';
import { algorithmOf, signBy } from './private-key.ts';
import { type Signer, SignerFault } from './signer.ts';

/** What the operator tells: the file, and the file in which nothing but its password stands. */
export type Pkcs12Place = { readonly file: string; readonly passwordFile: string };

const UNREADABLE =
  'PKCS#12 파일을 풀 수 없습니다. 비밀번호 파일이 맞는지 확인해 주십시오. 옛 방식(3DES, RC2)으로 만든 파일이면 ' +
  'AES-256으로 다시 내보내 주십시오.';

/** A signer from a PKCS#12 file. Throws SignerFault, in words, for whatever is wrong with it. */
export async function openPkcs12(place: Pkcs12Place): Promise<Signer> {
  const [bytes, password] = await Promise.all([readPlace(place.file), readPlace(place.passwordFile)]);
  const { key, certificates } = await unpack(bytes, password.toString('utf8').replace(/\r?\n$/, ''));
  if (!key) throw new SignerFault(`${place.file}에 서명 키가 없습니다. 키와 인증서를 함께 내보내 주십시오.`);
  const own = certificates.find((each) => each.checkPrivateKey(key));
  if (!own) throw new SignerFault(`${place.file}에 서명 키와 짝이 되는 인증서가 없습니다.`);
  const chain = chainOf(own, certificates).map((each) => new Uint8Array(each.raw));
  return {
    kind: 'pkcs12',
    certificates: [new Uint8Array(own.raw), ...chain],
    algorithm: algorithmOf(key),
    sign: (toSign) => signBy(key, toSign),
  };
}

async function readPlace(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new SignerFault(`${file} 파일을 읽을 수 없습니다. 있는지, 서버가 읽을 수 있는지 확인해 주십시오.`);
  }
}

type Unpacked = { readonly key: KeyObject | undefined; readonly certificates: readonly X509Certificate[] };

async function unpack(bytes: Buffer, password: string): Promise<Unpacked> {
  // As PKCS#12 counts a password for its seal: UTF-16 with an end; pkijs makes that of the UTF-8 it is given.
  const secret = new Uint8Array(Buffer.from(password, 'utf8')).buffer;
  try {
    const file = PFX.fromBER(bytes);
    await file.parseInternalValues({ checkIntegrity: true, password: secret });
    const safe = file.parsedValue?.authenticatedSafe;
    if (!safe) throw new TypeError('no authenticated safe');
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
    const contents: readonly { readonly value: { readonly safeBags: readonly { bagValue: unknown }[] } }[] =
      safe.parsedValue.safeContents;
    const bags = contents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));
    const keys = await Promise.all(bags.map((bag) => keyOf(bag, secret)));
    return { key: keys.find((key) => key !== undefined), certificates: bags.flatMap(certificateOf) };
  } catch (error) {
    throw new SignerFault(UNREADABLE, { cause: error });
  }
}

async function keyOf(bag: unknown, password: ArrayBuffer): Promise<KeyObject | undefined> {
  let info: PrivateKeyInfo | undefined;
  if (bag instanceof PrivateKeyInfo) info = bag;
  if (bag instanceof PKCS8ShroudedKeyBag) {
    await (
      bag as unknown as { parseInternalValues(with_: { password: ArrayBuffer }): Promise<void> }
    ).parseInternalValues({
      password,
    });
    info = bag.parsedValue;
  }
  if (!info) return undefined;
  return createPrivateKey({ key: Buffer.from(info.toSchema().toBER()), format: 'der', type: 'pkcs8' });
}

function certificateOf(bag: unknown): X509Certificate[] {
  if (!(bag instanceof CertBag) || !(bag.parsedValue instanceof Certificate)) return [];
  return [new X509Certificate(Buffer.from(bag.parsedValue.toSchema().toBER()))];
}

/** Those that issued it, as far as the file has them. */
function chainOf(own: X509Certificate, all: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let last = own;
  while (chain.length < all.length) {
    const issuer = all.find((each) => each !== last && !chain.includes(each) && last.checkIssued(each));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
