import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { appendSignature } from './append-signature.ts';
import { type Signer, SignerFault, type SignerKind } from './signer.ts';

/** The certificate that signs today, as the administrator is told of it; or why nothing is signed. */
export type SignerState = {
  readonly kind: SignerKind;
  readonly certificate: { readonly subject: string; readonly issuer: string; readonly until: Date } | null;
  readonly fault: string | null;
};

/** A paper with the agency's signature, and whose it is; or, where nothing can be signed, the paper as it was. */
export type SignedPaper = { readonly bytes: Uint8Array; readonly signedBy: SigningName | null };
export type SigningName = { readonly name: string; readonly kind: SignerKind };

const REASON = '이 기관이 만든 전자문서임을 확인합니다';

/**
 * Signs papers for the whole installation. What is wrong with the key is met at every signature anew, so that a
 * mended file needs no new start; a paper that could not be signed is never lost, it waits.
 */
export class PaperSigner {
  readonly #config: Config;
  readonly #clock: Clock;
  readonly #tell: (fault: string) => void;
  #signer: Promise<Signer> | undefined;
  #told: string | undefined;

  constructor(config: Config, clock: Clock, tell: (fault: string) => void) {
    this.#config = config;
    this.#clock = clock;
    this.#tell = tell;
  }

  async sign(paper: Uint8Array): Promise<SignedPaper> {
    const at = this.#clock.now();
    try {
      const signer = await this.#open(at);
      const name = nameOf(signer);
      // Loaded with the first signature: the start of the office does not wait for the library of certificates.
      const { signedMessage } = await import('./signed-message.ts');
      const bytes = await appendSignature(paper, { at, name, reason: REASON }, (digest) =>
        signedMessage(digest, signer),
      );
      this.#told = undefined;
      return { bytes, signedBy: { name, kind: signer.kind } };
    } catch (error) {
      if (!(error instanceof SignerFault)) throw error;
      this.#tellOnce(error.message);
      return { bytes: paper, signedBy: null };
    }
  }

  async state(): Promise<SignerState> {
    const kind = this.#config.signer ? 'pkcs12' : 'development';
    try {
      const { certificates } = await this.#open(this.#clock.now());
      const own = new X509Certificate(certificates[0]);
      const certificate = { subject: commonName(own.subject), issuer: commonName(own.issuer), until: until(own) };
      return { kind, certificate, fault: null };
    } catch (error) {
      if (!(error instanceof SignerFault)) throw error;
      this.#tellOnce(error.message);
      return { kind, certificate: null, fault: error.message };
    }
  }

  /** One that was opened stays open until its certificate has run out; then the file may be a newer one. */
  async #open(at: Date): Promise<Signer> {
    this.#signer ??= this.#openAnew(at);
    try {
      const signer = await this.#signer;
      refuseOutOfTime(signer, at);
      return signer;
    } catch (error) {
      this.#signer = undefined;
      throw error;
    }
  }

  async #openAnew(at: Date): Promise<Signer> {
    const { signer, dataDir } = this.#config;
    if (signer) return (await import('./pkcs12.ts')).openPkcs12(signer);
    if (dataDir === undefined) throw new Error('an installation without a data folder');
    const { openDevelopmentAuthority } = await import('./development-authority.ts');
    return openDevelopmentAuthority(path.join(dataDir, 'signing'), at);
  }

  #tellOnce(fault: string): void {
    if (this.#told === fault) return;
    this.#told = fault;
    this.#tell(fault);
  }
}

function refuseOutOfTime({ certificates: [der] }: Signer, at: Date): void {
  const own = new X509Certificate(der);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  if (at > until(own)) {
    throw new SignerFault(`서명 인증서가 ${day(until(own))}에 만료되었습니다. 새 인증서로 바꾸어 주십시오.`);
  }
  const from = new Date(own.validFrom);
  if (at < from) throw new SignerFault(`서명 인증서는 ${day(from)}부터 쓸 수 있습니다. 서버의 시각을 확인해 주십시오.`);
}

function until(certificate: X509Certificate): Date {
  return new Date(certificate.validTo);
}

function nameOf({ certificates: [der] }: Signer): string {
  return commonName(new X509Certificate(der).subject);
}

/** `CN=…` of a name as Node writes it, a line for each part. */
function commonName(subject: string): string {
  const line = subject.split('\n').find((each) => each.startsWith('CN='));
  return line?.slice('CN='.length) ?? subject.replaceAll('\n', ', ');
}
