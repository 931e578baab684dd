import { type Static, Type } from 'typebox';
import { Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/signature (administrator): who signs the papers now, why nobody can, and how many papers wait for it. */
export const SignatureReply = Type.Object(
  {
    kind: Type.Union([Type.Literal('development'), Type.Literal('pkcs12')]),
    certificate: Type.Union([
      Type.Object({ subject: Type.String(), issuer: Type.String(), until: Instant }, exact),
      Type.Null(),
    ]),
    /** In words; null while papers are signed. */
    fault: Type.Union([Type.String(), Type.Null()]),
    /** Papers of this agency. */
    waiting: Type.Integer(),
  },
  { ...exact, title: 'Signature' },
);
export type SignatureReply = Static<typeof SignatureReply>;
