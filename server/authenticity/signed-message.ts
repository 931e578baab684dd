import { createHash } from 'node:crypto';
import { Set as Asn1Set, type AsnType, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  GeneralName,
  GeneralNames,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Signer } from './signer.ts';

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;
/** The kind of a GeneralName that is a distinguished name. */
const DIRECTORY_NAME = 4;
const SIGNED_ATTRIBUTES = 0;

/**
 * A CMS message that signs a digest, as PAdES asks for level B-B (EN 319 142-1, 6.3): detached, with content type,
 * digest and the signer's certificate among what is signed, and without a time of its own. DER.
 */
export async function signedMessage(digest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const certificates = certificatesOf(signer);
  const [own] = certificates;
  if (!own) throw new Error('a signer without a certificate');
  const attributes = sorted([
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate(signer.certificates[0], own)] }),
  ]);
  const toSign = new Asn1Set({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER();
  const signature = await signer.sign(new Uint8Array(toSign));
  const sha256 = new AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const message = new SignedData({
    version: 1,
    digestAlgorithms: [sha256],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: sha256,
        signedAttrs: new SignedAndUnsignedAttributes({ type: SIGNED_ATTRIBUTES, attributes }),
        signatureAlgorithm: signatureAlgorithm(signer),
        signature: new OctetString({ valueHex: signature }),
      }),
    ],
  });
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: message.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

const parsed = new WeakMap<Signer, readonly Certificate[]>();

/** Parsed once for a signer: half of the time of a signature, and every paper of an office is signed by the same. */
function certificatesOf(signer: Signer): Certificate[] {
  const known = parsed.get(signer) ?? signer.certificates.map((der) => Certificate.fromBER(der));
  parsed.set(signer, known);
  return [...known];
}

/** DER writes a set in the order of its members' bytes. */
function sorted(attributes: Attribute[]): Attribute[] {
  const bytes = (attribute: Attribute) => Buffer.from(attribute.toSchema().toBER());
  return attributes.sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
}

/** RFC 5035: the certificate by its SHA-256, which is the default and therefore not named, and by issuer and number. */
function signingCertificate(der: Uint8Array, { issuer, serialNumber }: Certificate): AsnType {
  const names = new GeneralNames({ names: [new GeneralName({ type: DIRECTORY_NAME, value: issuer })] });
  const hash = new OctetString({ valueHex: createHash('sha256').update(der).digest() });
  const number = new Integer({ valueHex: serialNumber.valueBlock.valueHexView });
  const identifier = new Sequence({ value: [hash, new Sequence({ value: [names.toSchema(), number] })] });
  return new Sequence({ value: [new Sequence({ value: [identifier] })] });
}

function signatureAlgorithm({ algorithm }: Signer): AlgorithmIdentifier {
  if (algorithm === 'ecdsa-sha256') return new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 });
  return new AlgorithmIdentifier({ algorithmId: OID.rsaEncryption, algorithmParams: new Null() });
}
