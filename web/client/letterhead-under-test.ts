import type { LetterheadsReply } from '../../shared/contract/letterhead.ts';

const PICTURE = { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 80, height: 80 } as const;

const LETTERHEADS: LetterheadsReply = {
  usual: { headTitle: '해솔시장', zipCode: '01234', address: '해솔시 늘봄로 1', homepage: 'https://www.haesol.go.kr' },
  rows: [
    {
      ...{ sequence: 1, unitId: null, unitName: '', validFrom: '2026-03-03', state: 'valid' },
      ...{
        headTitle: '',
        zipCode: '',
        address: '',
        homepage: '',
        phone: '02-1',
        fax: '02-2',
        motto: '해솔',
        footer: '',
      },
      ...{ logo: PICTURE, symbol: null, reason: '처음 정함', at: '2026-03-03T00:00:00Z', by: '도하늘' },
    },
  ],
  seals: [
    {
      ...{ sequence: 1, person: null, name: '해솔시장인', sizeMm: 27, picture: PICTURE, reason: '처음 등록' },
      ...{ registeredAt: '2026-03-03T00:00:00Z', by: '도하늘', retiredAt: null },
    },
  ],
};

/** What the administrator's page of letterheads and seals asks of the server. */
export const LETTERHEAD_ANSWERS = { 'GET /api/letterheads': { body: LETTERHEADS } } as const;
