import { createHash, createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type AsnType, BitString, Integer, OctetString, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  type RelativeDistinguishedNames,
} from 'pkijs';
import { DEVELOPMENT_SIGNATURE } from '../../shared/paper/development-signature.ts';
import { algorithmOf, signBy } from './private-key.ts';
import { type Signer, SignerFault } from './signer.ts';

/** Nobody must take one of ours for an authority: the word stands first in every name. */
const NAME = '개발용 인증기관(DEVELOPMENT ONLY)';
const UNUSABLE = '개발용 인증기관의 키와 인증서를 읽거나 만들 수 없습니다. 폴더의 권한과 파일을 확인해 주십시오.';
const YEARS = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKey: '2.5.29.14',
  authorityKey: '2.5.29.35',
  commonName: '2.5.4.3',
};
/** KeyUsage, the first bit first: keyCertSign and cRLSign, or digitalSignature and nonRepudiation. */
const USAGE = { authority: 0b0000_0110, signer: 0b1100_0000 };

/**
 * 개발용 인증기관: an authority and a signing certificate of our own, made at the first start and kept in the data
 * folder. With it everything works as with a real one, and it proves nothing to anybody outside.
 */
export async function openDevelopmentAuthority(folder: string, at: Date): Promise<Signer> {
  const place = path.join(folder, 'development-authority');
  try {
    const found = await readAuthority(place);
    if (found) return found;
    await makeAuthority(folder, place, at);
    const made = await readAuthority(place);
    if (made) return made;
  } catch (error) {
    throw new SignerFault(`${place}: ${UNUSABLE}`, { cause: error });
  }
  throw new SignerFault(`${place}: ${UNUSABLE}`);
}

async function readAuthority(place: string): Promise<Signer | undefined> {
  const read = (name: string) => readFile(path.join(place, name));
  try {
    const key = createPrivateKey(await read('signing.key'));
    const der = async (name: string) => new Uint8Array(new X509Certificate(await read(name)).raw);
    const certificates = [await der('signing.crt'), await der('root.crt')] as const;
    return { kind: 'development', certificates, algorithm: algorithmOf(key), sign: (bytes) => signBy(key, bytes) };
  } catch (error) {
    // A folder in which something is missing is not filled up: whoever took the key away is asked to bring it back.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(place)) return undefined;
    throw error;
  }
}

/** Written beside its place and moved there whole: two servers that start at once end up with the same one. */
async function makeAuthority(folder: string, place: string, at: Date): Promise<void> {
  const [root, signing] = await Promise.all([makeKeys(), makeKeys()]);
  const from = new Date(at.getTime() - DAY_MS);
  const by = { name: NAME, keys: root };
  const rootCertificate = await issue({ name: NAME, keys: root, by, from, isAuthority: true });
  const certificate = await issue({ name: DEVELOPMENT_SIGNATURE, keys: signing, by, from, isAuthority: false });
  const files = {
    'root.crt': pem('CERTIFICATE', rootCertificate),
    'root.key': pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', root.privateKey)),
    'signing.crt': pem('CERTIFICATE', certificate),
    'signing.key': pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', signing.privateKey)),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = await mkdtemp(path.join(folder, 'new-'));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(beside, name), text, { mode: 0o600 });
  await rename(beside, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(beside, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

type Keys = webcrypto.CryptoKeyPair;

function makeKeys(): Promise<Keys> {
  const kind = { name: 'ECDSA', namedCurve: 'P-256' };
  return webcrypto.subtle.generateKey(kind, true, ['sign', 'verify']) as Promise<Keys>;
}

type Wanted = {
  readonly name: string;
  readonly keys: Keys;
  readonly by: { readonly name: string; readonly keys: Keys };
  readonly from: Date;
  readonly isAuthority: boolean;
};

async function issue({ name, keys, by, from, isAuthority }: Wanted): Promise<ArrayBuffer> {
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: serialNumber() }) });
  writeName(certificate.subject, name);
  writeName(certificate.issuer, by.name);
  certificate.notBefore.value = from;
  certificate.notAfter.value = new Date(from.getTime() + YEARS * 365 * DAY_MS);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  certificate.extensions = [
    extension(OID.basicConstraints, true, new BasicConstraints({ cA: isAuthority }).toSchema()),
    extension(
      OID.keyUsage,
      true,
      new BitString({ valueHex: Uint8Array.of(isAuthority ? USAGE.authority : USAGE.signer) }),
    ),
    extension(OID.subjectKey, false, new OctetString({ valueHex: await keyIdentifier(keys) })),
    extension(
      OID.authorityKey,
      false,
      new AuthorityKeyIdentifier({
        keyIdentifier: new OctetString({ valueHex: await keyIdentifier(by.keys) }),
      }).toSchema(),
    ),
  ];
  await certificate.sign(by.keys.privateKey, 'SHA-256');
  return certificate.toSchema(true).toBER();
}

function extension(extnID: string, critical: boolean, value: AsnType): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

/** RFC 5280, 4.2.1.2: any name of the key will do that both sides know. */
async function keyIdentifier({ publicKey }: Keys): Promise<Uint8Array> {
  const bytes = await webcrypto.subtle.exportKey('raw', publicKey);
  return createHash('sha256').update(Buffer.from(bytes)).digest().subarray(0, 20);
}

function writeName({ typesAndValues }: RelativeDistinguishedNames, commonName: string): void {
  const value = new Utf8String({ value: commonName });
  typesAndValues.push(new AttributeTypeAndValue({ type: OID.commonName, value }));
}

/** Positive, and of one length. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
