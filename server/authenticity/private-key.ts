import { type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { type SignatureAlgorithm, SignerFault } from './signer.ts';

const signByKey = promisify(sign);

/** What a private key of this process signs with. Throws SignerFault for a key that our signatures know nothing of. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsa-sha256';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === 'rsa' && bits >= 2048) return 'rsa-sha256';
  throw new SignerFault('서명 키의 종류를 쓸 수 없습니다. RSA 2048비트 이상이나 ECDSA P-256 키를 써 주십시오.');
}

/** The signature is made in a thread of its own: an RSA key takes a millisecond. */
export async function signBy(key: KeyObject, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await signByKey('sha256', Buffer.from(bytes), key));
}
