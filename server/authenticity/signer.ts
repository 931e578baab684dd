/**
 * Whoever holds the agency's signing key. Today a development authority or a PKCS#12 file; a key in a token (PKCS#11)
 * or at a remote service is another one of these.
 */
export type Signer = {
  readonly kind: SignerKind;
  /** DER: the certificate of the key first, then those that issued it. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  readonly algorithm: SignatureAlgorithm;
  /** The signature over these bytes as CMS holds it: DER for ECDSA, PKCS#1 v1.5 for RSA, both over SHA-256. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** RFC 3161 token over the digest of a signature (PAdES B-T). No signer of ours has one yet, and nobody asks. */
  timestamp?(digest: Uint8Array): Promise<Uint8Array>;
};

export type SignerKind = 'development' | 'pkcs12';
export type SignatureAlgorithm = 'ecdsa-sha256' | 'rsa-sha256';

/** Why nothing can be signed now, in words for the administrator; whatever waits is signed when it is mended. */
export class SignerFault extends Error {
  override readonly name = 'SignerFault';
}
